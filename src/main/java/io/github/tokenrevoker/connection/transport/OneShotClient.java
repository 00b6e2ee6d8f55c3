package io.github.tokenrevoker.connection.transport;

import com.github.mizosoft.methanol.TaggableRequest;
import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TechnicalWords;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Carries out each request exactly once, over HTTP/1.1: no redirect is followed, no challenge answered, no cookie kept, nothing
 * ever repeated. Each request has its {@link Call} with it as a tag. Thread-safe; made to stand below Methanol.
 */
final class OneShotClient extends HttpClient {
    private final Dialer dialer;
    private final LinePool lines;
    private final Executor threads;

    OneShotClient(Dialer dialer, LinePool lines, Executor threads) {
        this.dialer = dialer;
        this.lines = lines;
        this.threads = threads;
    }

    private record Answer<T>(
            int statusCode, HttpRequest request, HttpHeaders headers, T body, Optional<SSLSession> sslSession)
            implements HttpResponse<T> {
        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }

    private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws TransportException when no answer came back; whether the request may have left is known to its call
     */
    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Call call = TaggableRequest.tagOf(request, Call.class)
                .orElseThrow(() -> new IllegalArgumentException("a request without its call"));
        byte @Nullable [] body = RequestBody.of(request);
        Target target = Target.of(request.uri());
        ClassicHttpRequest message = message(request, target, body);
        HostLines known = lines.of(call.road(), target);
        Line line = known.lease(call, () -> dialer.dial(call, target));
        boolean goesOn = false;
        try {
            ClassicHttpResponse response = line.ask(call, message, body);
            HttpHeaders headers = headers(response);
            BodySubscriber<T> subscriber = handler.apply(new Head(response.getCode(), headers));
            InputStream content = line.body(message, response);
            boolean whole = BodyPump.pump(content, subscriber);
            T collected = subscriber.getBody().toCompletableFuture().get();
            goesOn = whole && line.mayGoOn(message, response);
            return new Answer<>(response.getCode(), request, headers, collected, line.session());
        } catch (TransportException told) {
            throw told;
        } catch (IOException | HttpException | RuntimeException | ExecutionException failure) {
            throw new TransportException(new TransportFault(kind(failure), TechnicalWords.of(failure)), failure);
        } finally {
            call.letGo();
            line.forgetAnswer();
            if (goesOn) {
                known.giveBack(line);
            } else {
                line.close();
            }
        }
    }

    private static ClassicHttpRequest message(HttpRequest request, Target target, byte @Nullable [] body) {
        URI uri = request.uri();
        String query = uri.getRawQuery();
        var message = new BasicClassicHttpRequest(
                request.method(), query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query);
        message.addHeader("Host", target.hostHeader());
        request.headers().map().forEach((name, values) -> values.forEach(value -> message.addHeader(name, value)));
        if (body != null) {
            message.addHeader("Content-Length", body.length);
        }
        return message;
    }

    private static HttpHeaders headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            String value = header.getValue();
            headers.computeIfAbsent(header.getName(), _ -> new ArrayList<>()).add(value == null ? "" : value);
        }
        return HttpHeaders.of(headers, (_, _) -> true);
    }

    /** What became of an exchange whose request was handed over. */
    private static Kind kind(Exception failure) {
        return switch (failure) {
            case SocketTimeoutException _ -> Kind.ANSWER_TIMEOUT;
            case ConnectionClosedException _, TruncatedChunkException _ -> Kind.CONNECTION_CUT;
            case HttpException _, MessageConstraintException _, MalformedChunkCodingException _, RuntimeException _ ->
                Kind.PROTOCOL;
            default -> Kind.CONNECTION_CUT;
        };
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return send(request, handler);
                    } catch (IOException failure) {
                        throw new CompletionException(failure);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        throw new CompletionException(stopped);
                    }
                },
                threads);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> none) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    /** The JVM's own, which is not used: each call's road has one. */
    @Override
    public SSLContext sslContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public SSLParameters sslParameters() {
        return new SSLParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.of(threads);
    }
}
