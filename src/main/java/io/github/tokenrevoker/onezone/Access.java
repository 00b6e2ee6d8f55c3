package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;

/** One call's destination, credential and way there: the token goes to this address and to no other. */
public record Access(OnezoneAddress address, AccessToken token, Route route, RoutePasswords passwords) {
    public Access(OnezoneAddress address, AccessToken token) {
        this(address, token, Route.DEFAULT);
    }

    public Access(OnezoneAddress address, AccessToken token, Route route) {
        this(address, token, route, RoutePasswords.NONE);
    }

    /** Returns a copy whose secrets are overwritten separately. */
    public Access copy() {
        return new Access(address, token.copy(), route, passwords.copy());
    }

    /** Overwrites token and passwords, once they are not needed any more. The way stays to be read. */
    public void clear() {
        token.clear();
        passwords.clear();
    }

    /** Whether token and passwords have been overwritten, so that nothing can be asked any more. */
    public boolean isCleared() {
        return token.isCleared();
    }

    /** The same way with another token. */
    public Access with(AccessToken other) {
        return new Access(address, other, route, passwords);
    }
}
