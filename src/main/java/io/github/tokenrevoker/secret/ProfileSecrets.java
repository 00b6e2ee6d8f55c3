package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import java.util.Optional;
import java.util.Set;

/**
 * The known secrets of one profile: its access token and the passwords of its route. They are stored,
 * loaded and overwritten together. Prints nothing of them.
 */
public record ProfileSecrets(Optional<AccessToken> token, RoutePasswords passwords) implements AutoCloseable {
    public static final ProfileSecrets NONE = new ProfileSecrets(Optional.empty(), RoutePasswords.NONE);

    public static ProfileSecrets of(AccessToken token) {
        return new ProfileSecrets(Optional.of(token), RoutePasswords.NONE);
    }

    public static ProfileSecrets of(PasswordUse use, Password password) {
        return new ProfileSecrets(Optional.empty(), RoutePasswords.NONE.and(use, password));
    }

    public boolean isEmpty() {
        return token.isEmpty() && passwords.isEmpty();
    }

    /** Returns whether requests on this route need more than is known. */
    public boolean isIncompleteFor(Route route) {
        return token.isEmpty() || !passwords.lackedBy(route).isEmpty();
    }

    /** Returns whether locking has overwritten the token. */
    public boolean isOverwritten() {
        return token.filter(AccessToken::isCleared).isPresent();
    }

    /** Returns these, completed by others. The bytes are shared. */
    public ProfileSecrets or(ProfileSecrets others) {
        return new ProfileSecrets(token.or(others::token), others.passwords.and(passwords));
    }

    /** Returns the passwords alone. The bytes are shared. */
    public ProfileSecrets withoutToken() {
        return new ProfileSecrets(Optional.empty(), passwords);
    }

    /** Returns these without passwords for other uses. The bytes are shared. */
    public ProfileSecrets only(Set<PasswordUse> uses) {
        return new ProfileSecrets(token, passwords.only(uses));
    }

    /** Returns the same secrets with bytes that are overwritten separately. */
    public ProfileSecrets copy() {
        return new ProfileSecrets(token.map(AccessToken::copy), passwords.copy());
    }

    /**
     * Returns what a request of this profile needs, with a copy of these secrets that outlives them. Whoever gets it
     * overwrites it.
     *
     * @throws java.util.NoSuchElementException without a token
     */
    public Access access(Profile profile) {
        return new Access(
                profile.address(),
                token.orElseThrow().copy(),
                profile.route(),
                passwords.only(profile.route().passwordUses()).copy());
    }

    /** Returns whether no secret that both know differs. */
    boolean agreeWith(ProfileSecrets others) {
        boolean sameToken = token.isEmpty() || others.token.isEmpty() || token.equals(others.token);
        return sameToken && (passwords.isEmpty() || others.passwords.isEmpty() || passwords.equals(others.passwords));
    }

    /** Returns whether others have everything that is here. */
    boolean isWithin(ProfileSecrets others) {
        return (token.isEmpty() || token.equals(others.token))
                && others.passwords
                        .byUse()
                        .entrySet()
                        .containsAll(passwords.byUse().entrySet());
    }

    /** Overwrites them, except for those that others share. */
    void overwriteExcept(ProfileSecrets kept) {
        token.filter(mine -> kept.token.orElse(null) != mine).ifPresent(AccessToken::clear);
        passwords.byUse().forEach((use, mine) -> {
            if (kept.passwords.of(use).orElse(null) != mine) {
                mine.clear();
            }
        });
    }

    /** Overwrites them. Closing twice does no harm. */
    @Override
    public void close() {
        overwriteExcept(NONE);
    }
}
