package io.github.tokenrevoker.revocation.bulk;

import com.github.nitram509.jmacaroons.Macaroon;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Onezone with any number of providers, each of which it treats in its own way. */
public final class EstateServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> generations = new ConcurrentHashMap<>();
    private final Map<String, Way> ways = new ConcurrentHashMap<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final AtomicInteger deleting = new AtomicInteger();
    private final AtomicInteger mostDeleting = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private volatile int stumbles;
    private volatile Consumer<String> onCheck = _ -> {};
    private volatile Consumer<String> afterCheck = _ -> {};
    private volatile int holdFrom;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** How the zone treats a provider. */
    public enum Way {
        FINE,
        REFUSES,
        FAILS,
        YES_WITHOUT_EFFECT,
        NO_GENERATION,
        /** The generation can be read until the DELETE, and not afterwards. */
        NO_GENERATION_AFTERWARDS,
        SILENT_AFTER_EFFECT,
        SWALLOWS
    }

    public EstateServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(RawServer.LOOPBACK, 0), 1000);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    public OnezoneAddress address() {
        return new OnezoneAddress("http", "127.0.0.1", http.getAddress().getPort());
    }

    public void treat(String provider, Way way) {
        ways.put(provider, way);
    }

    /** Revokes as another operator does. */
    public void revokeBySomebodyElse(String provider) {
        generations.merge(provider, 2, (before, _) -> before + 1);
    }

    /** Fails the first answers to each question about each provider, as a crowded server does. */
    void stumble(int answers) {
        stumbles = answers;
    }

    /** Tells the path of every question before its answer. */
    void onCheck(Consumer<String> listener) {
        onCheck = listener;
    }

    /** Tells the path of every question after its answer. */
    void afterCheck(Consumer<String> listener) {
        afterCheck = listener;
    }

    /** Lets no DELETE be answered before {@link #letThrough}. */
    public void hold() {
        holdAfter(0);
    }

    /** Lets so many more DELETEs through, and no further one before {@link #letThrough}. */
    void holdAfter(int count) {
        gate = new CountDownLatch(1);
        holdFrom = deleted.size() + count;
    }

    public void letThrough() {
        gate.countDown();
    }

    /** The providers of the DELETEs, in the order of their arrival. */
    public List<String> deleted() {
        return List.copyOf(deleted);
    }

    /** How many DELETEs are being dealt with. */
    public int deleting() {
        return deleting.get();
    }

    int mostDeleting() {
        return mostDeleting.get();
    }

    int generation(String provider) {
        return generations.getOrDefault(provider, 1);
    }

    /** A named token of a provider of this zone. */
    public static AccessToken token(String provider) {
        return token("2/nmd/prv-" + provider + "/act/id-" + provider, provider);
    }

    /** A temporary token of a provider of this zone, of a generation. */
    public static AccessToken temporary(String provider, int generation) {
        return token("2/tmp-" + generation + "/prv-" + provider + "/act/leaked-" + provider, provider);
    }

    /** A token that does not say whose it is; the zone knows by its key. */
    static AccessToken legacyToken(String provider) {
        return token("legacy-" + provider, provider);
    }

    private static AccessToken token(String identifier, String key) {
        Macaroon macaroon = Macaroon.builder("127.0.0.1", key.getBytes(StandardCharsets.US_ASCII), identifier)
                .build();
        try {
            return AccessToken.pasted(Base62.encode(macaroon.serialize()));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String provider(String token) {
        try {
            AccessToken pasted = AccessToken.pasted(token);
            return TokenReader.read(pasted)
                    .legible()
                    .flatMap(inscription -> inscription.subject() instanceof Subject.Provider provider
                            ? Optional.of(provider.id())
                            : Optional.empty())
                    .or(() -> TokenReader.macaroon(pasted).map(macaroon -> macaroon.identifier.replace("legacy-", "")))
                    .orElse("nobody");
        } catch (UnusableTokenException _) {
            return "nobody";
        }
    }

    /** Whether everything that has arrived is answered. */
    boolean isIdle() {
        return underWay.get() == 0;
    }

    private void answer(HttpExchange exchange) throws IOException {
        underWay.incrementAndGet();
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String provider =
                    provider(String.valueOf(exchange.getRequestHeaders().getFirst("x-auth-token")));
            Way way = ways.getOrDefault(provider, Way.FINE);
            if (exchange.getRequestMethod().equals("GET")) {
                onCheck.accept(path);
                if (asked.merge(path + " " + provider, 1, Integer::sum) <= stumbles) {
                    send(exchange, 503, error("temporaryFailure"));
                    return;
                }
            }
            if (path.endsWith("/tokens/verify_access_token")) {
                verify(exchange, body);
            } else if (exchange.getRequestMethod().equals("DELETE")) {
                delete(exchange, provider, way);
            } else if (path.endsWith("/tokens/temporary")) {
                if (way == Way.NO_GENERATION || (way == Way.NO_GENERATION_AFTERWARDS && deleted.contains(provider))) {
                    send(exchange, 503, error("temporaryFailure"));
                } else {
                    send(exchange, 200, "{\"generation\":" + generation(provider) + "}");
                }
            } else if (path.endsWith("/tokens/named")) {
                send(exchange, 200, "{\"tokens\":[\"a\"]}");
            } else {
                send(exchange, 200, "{\"providerId\":\"" + provider + "\",\"name\":\"Provider " + provider + "\"}");
            }
            if (exchange.getRequestMethod().equals("GET")) {
                afterCheck.accept(path);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void delete(HttpExchange exchange, String provider, Way way) throws IOException, InterruptedException {
        deleted.add(provider);
        mostDeleting.accumulateAndGet(deleting.incrementAndGet(), Math::max);
        try {
            if (deleted.size() > holdFrom) {
                gate.await();
            }
            switch (way) {
                case FINE, NO_GENERATION, NO_GENERATION_AFTERWARDS -> {
                    generations.merge(provider, 2, (before, _) -> before + 1);
                    send(exchange, 204, "");
                }
                case REFUSES -> send(exchange, 403, error("forbidden"));
                case FAILS -> send(exchange, 500, error("internalServerError"));
                case YES_WITHOUT_EFFECT -> send(exchange, 204, "");
                case SILENT_AFTER_EFFECT -> {
                    generations.merge(provider, 2, (before, _) -> before + 1);
                    over.await();
                }
                case SWALLOWS -> over.await();
            }
        } finally {
            deleting.decrementAndGet();
        }
    }

    /** By the generation of the token, as a zone does before it looks at anything else. */
    private void verify(HttpExchange exchange, String body) throws IOException {
        Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(body);
        String identifier = token.find()
                ? pasted(token.group(1))
                        .flatMap(TokenReader::macaroon)
                        .map(macaroon -> macaroon.identifier)
                        .orElse("")
                : "";
        Matcher temporary = Pattern.compile("2/tmp-(\\d+)/prv-([^/]+)/.*").matcher(identifier);
        if (temporary.matches() && Integer.parseInt(temporary.group(1)) < generation(temporary.group(2))) {
            send(exchange, 400, error("tokenRevoked"));
        } else {
            send(exchange, 200, "{\"subject\":{\"type\":\"oneprovider\",\"id\":\"x\"},\"ttl\":null}");
        }
    }

    private static Optional<AccessToken> pasted(String token) {
        try {
            return Optional.of(AccessToken.pasted(token));
        } catch (UnusableTokenException _) {
            return Optional.empty();
        }
    }

    private static String error(String id) {
        return "{\"error\":{\"id\":\"" + id + "\",\"description\":\"Words about " + id + "\"}}";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        over.countDown();
        gate.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}
