package io.github.tokenrevoker.practice;

/** The tokens that the practice zone hands out to rehearse with. */
public enum PracticeToken {
    /** What an operator should have: a named access token of the provider. */
    PROVIDER_NAMED,
    /** A temporary one, which dies in the revocation it makes. */
    PROVIDER_TEMPORARY,
    /** Of an ordinary user: refused with 403. */
    USER,
    /** Of a zone administrator: answered 204 with nothing revoked. */
    ADMINISTRATOR,
    /** The same in a legacy form that does not say whose it is. */
    ADMINISTRATOR_LEGACY,
    /** A temporary token of a generation that is gone. */
    REVOKED
}
