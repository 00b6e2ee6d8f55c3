package io.github.tokenrevoker.connection.tls;

import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TechnicalWords;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Shakes hands with a server over TLS 1.2 or 1.3, and says why where that fails: by who said what, and when, never by the words
 * of an exception.
 */
public final class TlsHandshake {
    /** RFC 8446: handshake_failure, protocol_version, insufficient_security. */
    private static final List<Integer> NOTHING_IN_COMMON = List.of(40, 70, 71);

    private static final int NO_APPLICATION_PROTOCOL = 120;
    private static final int MAX_CAUSES = 16;
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");
    private static final long MIN_WAIT_FOR_VERDICT = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long MAX_WAIT_FOR_VERDICT = TimeUnit.SECONDS.toNanos(1);

    /**
     * Makes a connection secure. Blocks.
     *
     * @param watched the socket to the next host, whose reads are bounded
     * @param through what the server is reached through; the same, or something on top of it
     * @throws TransportException when the server is not trusted, or the handshake fails otherwise
     * @throws SocketTimeoutException when it takes too long
     */
    public SSLSocket over(GuardedSocket watched, Socket through, TlsContext tls, Target target) throws IOException {
        long begun = System.nanoTime();
        SSLSocket socket =
                (SSLSocket) tls.context.getSocketFactory().createSocket(through, target.host(), target.port(), true);
        socket.setSSLParameters(parameters(socket.getSSLParameters(), target));
        try {
            socket.startHandshake();
            awaitVerdictOnClient(watched, socket, tls.keys, System.nanoTime() - begun);
            return socket;
        } catch (IOException | RuntimeException failure) {
            throw judged(failure, watched, tls.keys.wereAskedForOn(socket));
        }
    }

    private static SSLParameters parameters(SSLParameters parameters, Target target) {
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        // A server of HTTP/2 only then says so in the handshake, before anything has been sent.
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        boolean named = !target.isIpv6() && !IPV4.matcher(target.host()).matches();
        parameters.setServerNames(named ? List.of(new SNIHostName(target.host())) : List.of());
        return parameters;
    }

    /**
     * With TLS 1.3 the handshake is over on our side before the server has looked at our certificate. So where it asked for one,
     * it gets a moment to say no, while nothing has been sent yet: until its first record, which is an alert or a sign that it
     * goes on. What it says later makes the outcome unknown.
     */
    private static void awaitVerdictOnClient(
            GuardedSocket watched, SSLSocket socket, ClientKeys keys, long handshakeNanos) throws IOException {
        if (!keys.wereAskedForOn(socket) || !socket.getSession().getProtocol().equals("TLSv1.3")) {
            return;
        }
        long wait = Math.clamp(4 * handshakeNanos, MIN_WAIT_FOR_VERDICT, MAX_WAIT_FOR_VERDICT);
        watched.readOneRecordUntil(System.nanoTime() + wait);
        try {
            socket.getInputStream().read();
        } catch (SocketTimeoutException _) {
            return;
        }
        throw new EOFException("the server closed the connection, or spoke before it was asked");
    }

    private static IOException judged(Exception failure, GuardedSocket watched, boolean askedForClient) {
        Optional<UntrustedServerException> untrusted = cause(failure, UntrustedServerException.class);
        if (untrusted.isPresent()) {
            return new TransportException(untrusted.get().fault(), failure);
        }
        if (failure instanceof SocketTimeoutException late) {
            return late;
        }
        if (askedForClient) {
            return failed(Kind.TLS_CLIENT_REFUSED, TechnicalWords.of(failure), failure);
        }
        if (watched.isSilent()) {
            return failed(Kind.TLS, "the server closed the connection without a word", failure);
        }
        if (!watched.speaksTls()) {
            return failed(Kind.TLS_NONE, "what it sent is not TLS", failure);
        }
        int alert = watched.openingAlert();
        if (alert >= 0) {
            Kind kind = alert == NO_APPLICATION_PROTOCOL
                    ? Kind.TLS_NO_HTTP1
                    : NOTHING_IN_COMMON.contains(alert) ? Kind.TLS_VERSION : Kind.TLS;
            return failed(kind, "TLS alert " + alert, failure);
        }
        boolean cut = cause(failure, EOFException.class).isPresent()
                || cause(failure, SocketException.class).isPresent();
        return failed(
                Kind.TLS,
                cut ? "the server closed the connection during the handshake" : TechnicalWords.of(failure),
                failure);
    }

    private static TransportException failed(Kind kind, String words, Exception failure) {
        return new TransportException(new TransportFault(kind, words), failure);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
