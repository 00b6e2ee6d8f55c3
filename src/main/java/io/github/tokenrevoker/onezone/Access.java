package io.github.tokenrevoker.onezone;

/** One call's destination, credential and way there: the token goes to this address and to no other. */
public record Access(OnezoneAddress address, AccessToken token, Route route) {
    public Access(OnezoneAddress address, AccessToken token) {
        this(address, token, Route.DEFAULT);
    }
}
