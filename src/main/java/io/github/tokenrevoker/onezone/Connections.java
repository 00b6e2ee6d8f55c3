package io.github.tokenrevoker.onezone;

import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.RetryInterceptor;
import com.github.mizosoft.methanol.RetryInterceptor.BackoffStrategy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;

/** HTTP clients by route: profiles that are reached in the same way share their connections. Thread-safe. */
final class Connections implements AutoCloseable {
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(200);

    private final Clock clock;
    private final String userAgent;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Key, Line> lines = new ConcurrentHashMap<>();

    Connections(Clock clock, String userAgent) {
        this.clock = clock;
        this.userAgent = userAgent;
    }

    /**
     * A file of authorities that has been changed makes another client.
     *
     * @param modified the file's time, 0 without a file
     */
    private record Key(Route route, long modified) {}

    private record Line(HttpClient below, Methanol client) {}

    /**
     * The client of a route. Blocks when it has to be made.
     *
     * @throws IOException when the route cannot be used: its authorities cannot be read
     */
    Methanol of(Route route) throws IOException {
        long modified = route.trust() instanceof Trust.Authorities own
                ? Files.getLastModifiedTime(own.pem()).toMillis()
                : 0;
        Key key = new Key(route, modified);
        Line known = lines.get(key);
        if (known != null) {
            return known.client();
        }
        Line made = make(route);
        Line earlier = lines.putIfAbsent(key, made);
        if (earlier != null) {
            made.below().shutdownNow();
            return earlier.client();
        }
        return made.client();
    }

    private Line make(Route route) throws IOException {
        HttpClient below = HttpClient.newBuilder()
                .connectTimeout(route.timeouts().connect())
                .followRedirects(Redirect.NEVER)
                .sslContext(TlsContexts.of(route.trust(), clock))
                .sslParameters(TlsContexts.parameters())
                .proxy(proxy(route.proxy()))
                .executor(threads)
                .build();
        Methanol client = Methanol.newBuilder(below)
                .userAgent(userAgent)
                // Answers are small; what cannot be inflated can be no bomb.
                .autoAcceptEncoding(false)
                .interceptor(RetryInterceptor.newBuilder()
                        .maxRetries(1)
                        .backoff(BackoffStrategy.fixed(PAUSE_BEFORE_RETRY))
                        .onException(Connections::isWorthAnotherTry)
                        .build(request -> request.method().equals("GET")))
                .build();
        return new Line(below, client);
    }

    private static ProxySelector proxy(ProxyChoice choice) {
        return switch (choice) {
            case ProxyChoice.OfSystem _ -> ProxyEnvironment.ofProcess();
            case ProxyChoice.Direct _ -> HttpClient.Builder.NO_PROXY;
            case ProxyChoice.Through proxy -> new ProxyEnvironment(proxy, host -> false);
        };
    }

    /** Only a connection that broke: a host that is down or slow is told to the operator at once. */
    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof HttpTimeoutException)
                && !(failure instanceof SSLException)
                && !(failure instanceof ConnectException);
    }

    /** Ends every exchange under way. */
    @Override
    public void close() {
        lines.values().forEach(line -> line.below().shutdownNow());
        threads.shutdownNow();
    }
}
