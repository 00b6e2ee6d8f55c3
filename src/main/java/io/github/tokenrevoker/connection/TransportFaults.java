package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Tells from an exception of the HTTP client whether a byte of the request may have left. In doubt it may have: that
 * costs one more look at the generation, while the opposite mistake costs a second outage.
 */
public final class TransportFaults {
    private static final int MAX_CAUSES = 16;

    private TransportFaults() {}

    /** What a failure means: whether a byte may have left, and why it failed. */
    public record Verdict(boolean mayHaveLeft, TransportFault fault) {}

    private static Verdict notSent(TransportFault fault) {
        return new Verdict(false, fault);
    }

    private static Verdict lost(TransportFault fault) {
        return new Verdict(true, fault);
    }

    public static Verdict verdict(Throwable failure) {
        String technical = technical(failure);
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof UntrustedServerException untrusted) {
                return notSent(new TransportFault(
                        untrusted.kind(), String.valueOf(untrusted.getMessage()), untrusted.presented()));
            }
            if (hasCause(cause, UntrustedServerException.class)) {
                cause = cause.getCause();
                continue;
            }
            Kind before = kindBeforeSending(cause);
            if (before != null) {
                return notSent(new TransportFault(before, technical));
            }
            if (cause instanceof InterruptedException) {
                return lost(new TransportFault(Kind.STOPPED, technical));
            }
            if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
                return lost(new TransportFault(Kind.ANSWER_TIMEOUT, technical));
            }
            // The client parses some headers with no care for what they hold.
            if (cause instanceof ProtocolException
                    || cause instanceof IllegalArgumentException
                    || says(cause, "content length")) {
                return lost(new TransportFault(Kind.PROTOCOL, technical));
            }
            cause = cause.getCause();
        }
        return lost(new TransportFault(Kind.CONNECTION_CUT, technical));
    }

    private static @Nullable Kind kindBeforeSending(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> Kind.CONNECT_TIMEOUT;
            case UnresolvedAddressException _ -> Kind.NAME_UNKNOWN;
            case UnknownHostException _ -> Kind.NAME_UNKNOWN;
            case NoRouteToHostException _ -> Kind.UNREACHABLE;
            case ConnectException refused when hasCause(refused, UnresolvedAddressException.class) -> Kind.NAME_UNKNOWN;
            case ConnectException refused -> says(refused, "unreachable") ? Kind.UNREACHABLE : Kind.CONNECTION_REFUSED;
            case SSLHandshakeException alert when blamesClient(alert) -> Kind.TLS_CLIENT_REFUSED;
            case SSLHandshakeException _ -> Kind.TLS;
            case SSLPeerUnverifiedException _ -> Kind.TLS;
            // A server that speaks no TLS is found out during the handshake.
            case SSLException plain when says(plain, "unrecognized ssl message") -> Kind.TLS_NONE;
            // Without credentials for it, the client gives up before it has spoken to the server.
            // Of HTTP/2: the client counts the streams before it opens one more.
            case IOException full when says(full, "too many concurrent streams") -> Kind.CROWDED;
            case IOException proxy when says(proxy, "proxy auth") -> Kind.PROXY_PASSWORD;
            case IOException proxy when says(proxy, "tunnel failed") -> Kind.PROXY_REFUSED;
            default -> null;
        };
    }

    /**
     * A server says so in the midst of the handshake; with TLS 1.3 the request may be on its way already, but no server reads
     * it before it has taken the certificate.
     */
    private static boolean blamesClient(SSLHandshakeException failure) {
        return says(failure, "fatal alert")
                && (says(failure, "certificate_required")
                        || says(failure, "bad_certificate")
                        || says(failure, "unsupported_certificate")
                        || says(failure, "certificate_revoked")
                        || says(failure, "certificate_expired")
                        || says(failure, "certificate_unknown")
                        || says(failure, "unknown_ca")
                        || says(failure, "access_denied"));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean says(Throwable failure, String words) {
        String message = failure.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains(words);
    }

    private static String technical(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < MAX_CAUSES; depth++) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String type = root.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }
}
