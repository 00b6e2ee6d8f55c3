package io.github.tokenrevoker.connection;

import org.jspecify.annotations.Nullable;

/**
 * Why a request or its answer did not get through.
 *
 * @param kind what happened; each has its own words in the window
 * @param technical more about it for a support ticket, in one short line; never contains the token
 * @param presented the server's certificate where it was not accepted, otherwise null
 * @param culprit the issuing certificate that is to blame for that, or null where it is the server's own or none
 */
public record TransportFault(
        Kind kind,
        String technical,
        @Nullable PresentedCertificate presented,
        @Nullable PresentedCertificate culprit) {
    public TransportFault(Kind kind, String technical) {
        this(kind, technical, null, null);
    }

    public TransportFault(Kind kind, String technical, PresentedCertificate presented) {
        this(kind, technical, presented, null);
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
        /** The handshake was not completed, for another reason than those below. */
        TLS,
        /** There is no version or cipher of TLS that both sides take. */
        TLS_VERSION,
        /** The server speaks no HTTP/1.1, and said so in the handshake. */
        TLS_NO_HTTP1,
        /** The server speaks no TLS at all. */
        TLS_NONE,
        TLS_EXPIRED,
        TLS_NOT_YET_VALID,
        /** Not the server's certificate but one that issued it, directly or not, has expired. */
        TLS_ISSUER_EXPIRED,
        TLS_ISSUER_NOT_YET_VALID,
        TLS_WRONG_HOST,
        TLS_SELF_SIGNED,
        TLS_UNKNOWN_AUTHORITY,
        /** An issuing certificate is not one of an authority, or may not issue this. */
        TLS_NOT_AN_AUTHORITY,
        /** An authority is confined to names among which the server's is not. */
        TLS_NAME_CONSTRAINT,
        /** The certificate is for something else than servers, such as clients. */
        TLS_NOT_FOR_SERVERS,
        /** The chain of certificates breaks another rule. */
        TLS_INVALID,
        TLS_REVOKED,
        TLS_WEAK,
        /** The certificate is not the one that the operator has pinned. */
        TLS_PIN_CHANGED,
        /** The client certificate cannot be read, or its password is another. */
        CLIENT_CERTIFICATE,
        /** The server wants a client certificate, or another than it was shown. */
        TLS_CLIENT_REFUSED,
        /** A proxy is set that cannot be used. Nothing was tried: going without it would be against what was said. */
        PROXY_NOT_UNDERSTOOD,
        /** The TLS handshake with the proxy itself failed, or its certificate is not trusted. */
        PROXY_TLS,
        /** The proxy refused to connect. */
        PROXY_REFUSED,
        /** The proxy wants a password, or another than it was given. */
        PROXY_PASSWORD,
        /** The operator did not want to wait any longer. */
        STOPPED,
        ANSWER_TIMEOUT,
        CONNECTION_CUT,
        PROTOCOL;

        /** Whether a password on the way may be wrong. */
        public boolean isOfPassword() {
            return this == CLIENT_CERTIFICATE || this == PROXY_PASSWORD;
        }

        /**
         * Whether the same question may well be answered a moment later: a fault of networks and crowded servers. Faults of
         * certificates, passwords and settings stay.
         */
        public boolean isPassing() {
            // Within one call there is no time left after this one.
            return retries() > 0 || this == ANSWER_TIMEOUT;
        }

        /** Whether another address of the same host may still take a connection. */
        public boolean isOfAddress() {
            return this == CONNECTION_REFUSED || this == UNREACHABLE || this == CONNECT_TIMEOUT;
        }

        /** How often what may be sent again is tried again, since the cause may pass; 0 where it does not pass by itself. */
        public int retries() {
            return switch (this) {
                case CONNECTION_CUT, PROTOCOL -> 4;
                case NAME_UNKNOWN, CONNECTION_REFUSED, UNREACHABLE, TLS, PROXY_REFUSED -> 2;
                case CONNECT_TIMEOUT -> 1;
                default -> 0;
            };
        }
    }
}
