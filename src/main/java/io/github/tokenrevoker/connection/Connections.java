package io.github.tokenrevoker.connection;

import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.RetryInterceptor;
import com.github.mizosoft.methanol.RetryInterceptor.BackoffStrategy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/** HTTP clients by route: profiles that are reached in the same way share their connections. Thread-safe. */
public final class Connections implements AutoCloseable {
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(200);

    /** After so many failures of a host its first client is used again, the connections of which have ended by then. */
    private static final int CLIENTS_OF_HOST = 5;

    private final Clock clock;
    private final String userAgent;
    private final NetworkChanges changes;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Key, Line> lines = new ConcurrentHashMap<>();
    /** What to hold on to while a client is made. */
    private final Map<Key, Object> making = new ConcurrentHashMap<>();

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Set<HttpClient> made = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    static {
        JvmNetwork.prepare();
    }

    public Connections(Clock clock, String userAgent, LongSupplier uptimeNanos) {
        this.clock = clock;
        this.userAgent = userAgent;
        this.changes = new NetworkChanges(clock, uptimeNanos);
    }

    /**
     * A file that has been changed makes another client, and so does a host whose connections have failed.
     *
     * @param password of the client certificate, a copy of its own
     * @param modified the times of the files, 0 without a file
     * @param failures of the host, so that most hosts share one client
     */
    private record Key(Route route, Optional<Password> password, long modified, int failures) {}

    private record Line(HttpClient below, Methanol client) {}

    /**
     * The client for a way to a host. Blocks when it has to be made.
     *
     * @throws IOException when the way cannot be used: a file of it cannot be read
     */
    public Methanol of(Route wanted, RoutePasswords passwords, String host, Timeouts timeouts) throws IOException {
        if (changes.happened()) {
            forgetAll();
        }
        Route route = wanted.within(timeouts);
        long modified = route.trust() instanceof Trust.Authorities own
                ? Files.getLastModifiedTime(own.pem()).toMillis()
                : 0;
        if (route.client().isPresent()) {
            modified = modified * 31 + route.client().get().modified();
        }
        Key key = new Key(
                route,
                passwords.of(PasswordUse.CLIENT_CERTIFICATE).map(Password::copy),
                modified,
                failures.getOrDefault(host, 0));
        Line known = lines.get(key);
        return (known == null ? madeOnce(key) : known).client();
    }

    /** Many calls may want the same new client at once, and making one is dear. */
    private Line madeOnce(Key key) throws IOException {
        synchronized (making.computeIfAbsent(key, _ -> new Object())) {
            Line known = lines.get(key);
            if (known == null) {
                known = make(key.route(), key.password());
                made.add(known.below());
                lines.put(key, known);
            }
            return known;
        }
    }

    /** What is under way goes on; everything after it gets connections of its own. */
    private void forgetAll() {
        lines.clear();
        making.clear();
        failures.clear();
        DeadAddresses.OF_PROCESS.forget();
    }

    /** Lets the next call to a host use no connection that this host has now: one of them does not work. */
    public void forget(String host) {
        failures.merge(host, 1, (before, one) -> (before + one) % CLIENTS_OF_HOST);
    }

    /** What the proxy on the way is to be told; empty where there is none, or it asks nobody. */
    public static Optional<String> proxyAuthorization(Route route, RoutePasswords passwords, URI uri) {
        return proxy(route.proxy(), passwords) instanceof ProxyEnvironment proxy
                ? proxy.authorization(uri)
                : Optional.empty();
    }

    /** The host to which a connection is made: the proxy's, or the Onezone's. */
    public static String nextHost(Route route, RoutePasswords passwords, URI uri) {
        return proxy(route.proxy(), passwords).select(uri).stream()
                .map(proxy -> proxy.address() instanceof InetSocketAddress address ? address.getHostString() : "")
                .filter(host -> !host.isEmpty())
                .findFirst()
                .orElseGet(uri::getHost);
    }

    private Line make(Route route, Optional<Password> password) throws IOException {
        HttpClient below = HttpClient.newBuilder()
                .connectTimeout(route.timeouts().connect())
                .followRedirects(Redirect.NEVER)
                .sslContext(TlsContexts.of(route, password, clock))
                .sslParameters(TlsContexts.parameters())
                .proxy(proxy(route.proxy(), RoutePasswords.NONE))
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

    private static ProxySelector proxy(ProxyChoice choice, RoutePasswords passwords) {
        return switch (choice) {
            case ProxyChoice.OfSystem _ -> ProxyEnvironment.ofProcess();
            case ProxyChoice.Direct _ -> HttpClient.Builder.NO_PROXY;
            case ProxyChoice.Through proxy -> ProxyEnvironment.of(proxy, passwords.of(PasswordUse.PROXY));
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
        Set.copyOf(made).forEach(HttpClient::shutdownNow);
        threads.shutdownNow();
    }
}
