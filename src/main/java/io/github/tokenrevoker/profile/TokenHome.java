package io.github.tokenrevoker.profile;

import java.util.Locale;
import java.util.Optional;

/** Where the access token of a profile comes from. */
public enum TokenHome {
    /** The operating system's keyring. */
    KEYRING,
    /** The tool's own encrypted file. */
    VAULT,
    /** Nowhere: the operator is asked for it in every run. */
    NOWHERE,
    /** The output of the profile's {@link TokenCommand}. */
    COMMAND;

    /** Whether Token Revoker keeps the token there, so that it can be written and deleted. */
    public boolean isStore() {
        return this == KEYRING || this == VAULT;
    }

    /** The word in {@code profiles.json}. A version without token commands asks for the token. */
    String word() {
        return (this == COMMAND ? NOWHERE : this).name().toLowerCase(Locale.ROOT);
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
