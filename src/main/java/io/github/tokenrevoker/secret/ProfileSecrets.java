package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import java.util.Optional;

/** What of a profile must not be seen, as far as it is given. Prints nothing of it. */
public record ProfileSecrets(Optional<AccessToken> token, RoutePasswords passwords) {
    public static final ProfileSecrets NONE = new ProfileSecrets(Optional.empty(), RoutePasswords.NONE);

    public static ProfileSecrets of(AccessToken token) {
        return new ProfileSecrets(Optional.of(token), RoutePasswords.NONE);
    }

    public boolean isEmpty() {
        return token.isEmpty() && passwords.isEmpty();
    }

    /** These, and what is missing from others. */
    public ProfileSecrets or(ProfileSecrets others) {
        return new ProfileSecrets(token.or(others::token), others.passwords.and(passwords));
    }

    /** Overwrites them. */
    public void clear() {
        token.ifPresent(AccessToken::clear);
        passwords.clear();
    }

    /** The same, with letters of their own to overwrite. */
    public ProfileSecrets copy() {
        return new ProfileSecrets(token.map(AccessToken::copy), passwords.copy());
    }
}
