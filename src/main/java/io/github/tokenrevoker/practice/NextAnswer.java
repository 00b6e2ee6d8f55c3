package io.github.tokenrevoker.practice;

/** What the practice zone does with the next DELETE. It then behaves again. */
public enum NextAnswer {
    /** Revokes and says 204. */
    BEHAVE,
    BAD_REQUEST_400,
    UNAUTHORIZED_401,
    FORBIDDEN_403,
    NOT_FOUND_404,
    INTERNAL_ERROR_500,
    UNAVAILABLE_503,
    /** A proxy's HTML page with status 502, nothing revoked. */
    PROXY_PAGE_502,
    /** Says 204, but its write has failed and nothing is revoked. */
    WRITE_FAILED_204,
    /** Revokes nothing and never answers. */
    SILENCE,
    /** Cuts the connection, nothing revoked. */
    CUT_BEFORE,
    /** Revokes, then cuts the connection. */
    CUT_AFTER,
    /** Revokes at once, and answers after the timeout of every client. */
    LATE
}
