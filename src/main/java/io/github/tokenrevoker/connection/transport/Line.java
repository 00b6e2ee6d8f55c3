package io.github.tokenrevoker.connection.transport;

import io.github.tokenrevoker.connection.tls.GuardedSocket;
import io.github.tokenrevoker.connection.tunnel.AnswerStream;
import io.github.tokenrevoker.connection.tunnel.RequestSender;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.io.entity.EmptyInputStream;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** An established connection to a host, and HTTP/1.1 on it: one exchange after the other. For one thread at a time. */
final class Line implements Closeable {
    private static final int MAX_INTERIM_ANSWERS = 16;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int BUFFER = 8192;

    /** Servers usually keep an idle connection for longer. */
    static final Duration MAX_IDLE = Duration.ofSeconds(30);

    /** For what cannot be sent again, so that a server that closes just then is met rarely. */
    private static final Duration MAX_IDLE_UNREPEATABLE = Duration.ofSeconds(5);

    /** So soon after an answer, what may be sent again does not wait to see whether the connection has ended. */
    private static final Duration SURE = Duration.ofSeconds(1);

    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final GuardedSocket watched;
    private final InputStream arriving;
    private final @Nullable SSLSession session;
    private final AnswerStream in;
    private final OutputStream out;
    private final SessionInputBufferImpl input =
            new SessionInputBufferImpl(BUFFER, AnswerStream.HTTP.getMaxLineLength());
    private final RequestSender sender = new RequestSender();
    private volatile long lastUsed = System.nanoTime();
    private volatile Duration maxIdle = MAX_IDLE;

    /**
     * Takes a connection over.
     *
     * @param watched the socket to the next host
     * @param speaking what HTTP is spoken on; the same, or TLS on top of it
     * @param session null without TLS
     */
    Line(GuardedSocket watched, Socket speaking, @Nullable SSLSession session) throws IOException {
        this.watched = watched;
        this.arriving = watched.getInputStream();
        this.session = session;
        this.in = new AnswerStream(speaking.getInputStream());
        this.out = speaking.getOutputStream();
    }

    Optional<SSLSession> session() {
        return Optional.ofNullable(session);
    }

    /**
     * Whether the next request may go out on this connection, as well as that can be known before it does. Blocks for
     * a moment.
     */
    boolean isUsable(boolean repeatable) {
        long now = System.nanoTime();
        boolean tooOld = !repeatable && now - lastUsed > MAX_IDLE_UNREPEATABLE.toNanos();
        if (tooOld || isStale(now) || input.hasBufferedData()) {
            return false;
        }
        return (repeatable && now - lastUsed < SURE.toNanos() && nothingHasCome()) || isQuiet();
    }

    /**
     * Whether it has been idle for too long for any request.
     *
     * @param now by {@link System#nanoTime}
     */
    boolean isStale(long now) {
        return now - lastUsed > maxIdle.toNanos();
    }

    /**
     * Whether nothing has come in since the last answer. An end of the connection is not seen by this, and nothing is
     * waited for.
     */
    private boolean nothingHasCome() {
        try {
            return in.available() == 0 && arriving.available() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** An idle connection with readable data was closed, or holds an answer to no request. */
    private boolean isQuiet() {
        try {
            watched.lookUntil(System.nanoTime() + PROBE_NANOS);
            in.beginAnswer();
            input.fillBuffer(in);
            return false;
        } catch (SocketTimeoutException _) {
            // The time may have ended within a record of TLS the rest of which is here.
            return nothingHasCome();
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    /**
     * Hands a request over and reads the head of its answer. Blocks.
     *
     * @param call told immediately before the first byte is handed over
     * @param body null without one
     */
    ClassicHttpResponse ask(Call call, ClassicHttpRequest request, byte @Nullable [] body)
            throws IOException, HttpException {
        call.hold(watched);
        watched.readUntil(call.deadline());
        in.beginAnswer();
        call.handOver();
        try {
            sender.send(request, body, out);
        } catch (IOException broken) {
            return answerBeforeTheEnd(broken);
        }
        return head();
    }

    /** A server may refuse a request before it has read all of it. */
    private ClassicHttpResponse answerBeforeTheEnd(IOException broken) throws IOException {
        try {
            return head();
        } catch (IOException | HttpException | RuntimeException _) {
            throw broken;
        }
    }

    private ClassicHttpResponse head() throws IOException, HttpException {
        for (int interim = 0; interim < MAX_INTERIM_ANSWERS; interim++) {
            @Nullable ClassicHttpResponse response = new DefaultHttpResponseParser(AnswerStream.HTTP).parse(input, in);
            if (response == null) {
                throw new ConnectionClosedException("no answer");
            }
            int status = response.getCode();
            if (response.getVersion().getMajor() != 1 || status < 100 || status == SWITCHING_PROTOCOLS) {
                throw new ProtocolException("not an answer of HTTP/1.1");
            }
            if (status >= 200) {
                in.endHead();
                return response;
            }
        }
        throw new ProtocolException("too many interim answers");
    }

    /** The body of an answer, to be read to its end before the next exchange. */
    InputStream body(ClassicHttpRequest request, ClassicHttpResponse response) throws HttpException {
        long length = DefaultContentLengthStrategy.INSTANCE.determineLength(response);
        if (!MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            if (response.getCode() == NO_CONTENT && length != 0 && length != ContentLengthStrategy.UNDEFINED) {
                throw new ProtocolException("a body where there must be none");
            }
            return EmptyInputStream.INSTANCE;
        }
        if (length == ContentLengthStrategy.CHUNKED) {
            return new ChunkedInputStream(input, in, AnswerStream.HTTP);
        }
        return length == ContentLengthStrategy.UNDEFINED
                ? new IdentityInputStream(input, in)
                : new ContentLengthInputStream(input, in, length);
    }

    /** Whether another exchange may follow one whose body was read to its end. */
    boolean mayGoOn(ClassicHttpRequest request, ClassicHttpResponse response) {
        lastUsed = System.nanoTime();
        maxIdle = allowedIdle(response);
        return maxIdle.isPositive()
                && !input.hasBufferedData()
                && !isAmbiguous(response)
                && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, HttpCoreContext.create());
    }

    /**
     * Overwrites what the last answer has left in the buffer: it may have brought a token, and an idle connection lives on. The
     * buffers of the JDK's TLS below are out of reach; they end with the connection.
     */
    void forgetAnswer() {
        input.clear();
        try {
            input.fillBuffer(new ByteArrayInputStream(new byte[BUFFER]));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            input.clear();
        }
    }

    /** Returns whether an intermediary could disagree with us about where the body ends. */
    private static boolean isAmbiguous(ClassicHttpResponse response) {
        return response.containsHeader("Transfer-Encoding")
                && (response.containsHeader("Content-Length")
                        || response.getVersion().lessEquals(HttpVersion.HTTP_1_0));
    }

    /** As long as the server says that it keeps the connection, less a second for the way. */
    private static Duration allowedIdle(ClassicHttpResponse response) {
        Duration allowed = MAX_IDLE;
        Iterator<HeaderElement> elements = MessageSupport.iterate(response, "Keep-Alive");
        while (elements.hasNext()) {
            HeaderElement element = elements.next();
            if (element.getName().equalsIgnoreCase("timeout")) {
                Duration said = seconds(element.getValue()).minus(SURE);
                allowed = said.compareTo(allowed) < 0 ? said : allowed;
            }
        }
        return allowed;
    }

    private static Duration seconds(@Nullable String digits) {
        try {
            return Duration.ofSeconds(Math.clamp(Long.parseLong(String.valueOf(digits)), 0, Integer.MAX_VALUE));
        } catch (NumberFormatException _) {
            return Duration.ZERO;
        }
    }

    /** Ends the connection at once, and what is under way on it. From any thread. */
    @Override
    public void close() {
        try {
            watched.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }
}
