package io.github.tokenrevoker.practice;

/** The tokens that the practice zone hands out to rehearse with. */
public enum PracticeToken {
    /** What an operator should have: a named access token of the provider. */
    PROVIDER_NAMED,
    /** A temporary one, which dies in the revocation it makes. */
    PROVIDER_TEMPORARY,
    /** Confined to this tool's job and nothing else, as is advised. */
    PROVIDER_CONFINED,
    /** The provider's, for 25 minutes more. */
    PROVIDER_EXPIRING,
    /** The provider's, over since yesterday. */
    PROVIDER_EXPIRED,
    /** The provider's identity token, which opens nothing. */
    PROVIDER_IDENTITY,
    /** Of an ordinary user: refused with 403. */
    USER,
    /** Of a zone administrator: answered 204 with nothing revoked. */
    ADMINISTRATOR,
    /** The same in a legacy form that does not say whose it is. */
    ADMINISTRATOR_LEGACY,
    /** A temporary token of a generation that is gone. */
    REVOKED
}
