package io.github.tokenrevoker.profile;

import java.util.Locale;
import java.util.Optional;

/** Where the access token of a profile rests. */
public enum TokenHome {
    /** The operating system's keyring. */
    KEYRING,
    /** The tool's own encrypted file. */
    VAULT,
    /** Nowhere: the operator is asked for it in every run. */
    NOWHERE;

    /** The word in {@code profiles.json}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TokenHome> ofWord(String word) {
        for (TokenHome home : values()) {
            if (home.word().equals(word)) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }
}
