package io.github.tokenrevoker.connection;

import org.jspecify.annotations.Nullable;

/**
 * Why a request or its answer did not get through.
 *
 * @param kind what happened; each has its own words in the window
 * @param technical the library's own words, for a support ticket; never contains the token
 * @param presented what the server showed instead of a proof; null where that is not what is wrong
 */
public record TransportFault(
        Kind kind, String technical, @Nullable PresentedCertificate presented) {
    public TransportFault(Kind kind, String technical) {
        this(kind, technical, null);
    }

    /** Ordered from the nearest cause to the farthest. */
    public enum Kind {
        LOCAL,
        /** The operator's own authorities cannot be read. */
        TRUST_FILE,
        NAME_UNKNOWN,
        CONNECTION_REFUSED,
        UNREACHABLE,
        CONNECT_TIMEOUT,
        /** The handshake was cut, or there is no version or cipher that both take. */
        TLS,
        /** The server speaks no TLS at all. */
        TLS_NONE,
        TLS_EXPIRED,
        TLS_NOT_YET_VALID,
        TLS_WRONG_HOST,
        TLS_SELF_SIGNED,
        TLS_UNKNOWN_AUTHORITY,
        TLS_REVOKED,
        TLS_WEAK,
        /** The certificate is not the one that the operator has pinned. */
        TLS_PIN_CHANGED,
        /** The client certificate cannot be read, or its password is another. */
        CLIENT_CERTIFICATE,
        /** The server wants a client certificate, or another than it was shown. */
        TLS_CLIENT_REFUSED,
        /** The proxy refused to connect. */
        PROXY_REFUSED,
        /** The proxy wants a password, or another than it was given. */
        PROXY_PASSWORD,
        /** The server takes no more requests at once on its connection, and did not for as long as we wait. */
        CROWDED,
        /** The operator did not want to wait any longer. */
        STOPPED,
        ANSWER_TIMEOUT,
        CONNECTION_CUT,
        PROTOCOL;

        /** Whether a password on the way may be wrong. */
        public boolean isOfPassword() {
            return this == CLIENT_CERTIFICATE || this == PROXY_PASSWORD;
        }

        /** Whether another address of the same host may still take a connection. */
        public boolean isOfAddress() {
            return this == CONNECTION_REFUSED || this == UNREACHABLE || this == CONNECT_TIMEOUT;
        }
    }
}
