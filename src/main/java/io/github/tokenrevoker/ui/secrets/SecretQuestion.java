package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.token.Circumstances;
import java.util.Optional;

/** What a person is asked for: one secret of one profile. The answer has just that one. */
public sealed interface SecretQuestion {
    /** The profile that needs the secret. */
    Profile profile();

    /**
     * Asks for the access token.
     *
     * @param failure why the token could not be read from where it is stored, in words; empty when none is stored
     * @param circumstances what the pasted token is checked against
     */
    record ForToken(Profile profile, Optional<String> failure, Circumstances circumstances) implements SecretQuestion {}

    /** Asks for a password of the profile's route. */
    record ForPassword(Profile profile, PasswordUse use) implements SecretQuestion {}
}
