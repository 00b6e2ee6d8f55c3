package io.github.tokenrevoker.onezone;

/** One call's destination and credential: the token goes to this address and to no other. */
public record Access(OnezoneAddress address, AccessToken token) {}
