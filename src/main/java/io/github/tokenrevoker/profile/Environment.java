package io.github.tokenrevoker.profile;

import java.util.Locale;
import java.util.Optional;

/** How much hangs on a provider. Production demands more of the confirmation. */
public enum Environment {
    PRODUCTION,
    STAGING,
    TEST;

    /** The word in {@code profiles.json}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Environment> ofWord(String word) {
        for (Environment environment : values()) {
            if (environment.word().equals(word)) {
                return Optional.of(environment);
            }
        }
        return Optional.empty();
    }
}
