package io.github.tokenrevoker.onezone;

/**
 * Why a request or its answer did not get through.
 *
 * @param kind what happened; each has its own words in the window
 * @param technical the library's own words, for a support ticket; never contains the token
 */
public record TransportFault(Kind kind, String technical) {
    /** Ordered from the nearest cause to the farthest. */
    public enum Kind {
        LOCAL,
        NAME_UNKNOWN,
        CONNECTION_REFUSED,
        UNREACHABLE,
        CONNECT_TIMEOUT,
        TLS,
        ANSWER_TIMEOUT,
        CONNECTION_CUT,
        PROTOCOL
    }
}
