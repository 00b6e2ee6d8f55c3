package io.github.tokenrevoker.revocation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Onezone that believes what tokens say. Also a process of its own, whose memory is not this one's. */
public final class StandInZone implements AutoCloseable {
    private static final int FIRST = 3;
    private static final Pattern ESCAPE = Pattern.compile("0([0-5])");
    /** What stands for what, as serialized tokens are written. */
    private static final String ESCAPED = "0_-/+=";

    private static final Pattern SUBJECT = Pattern.compile("/prv-(\\w+)/");

    /** Whether it says a generation after a revocation, or only before. */
    public final AtomicBoolean saysNewGeneration = new AtomicBoolean(true);

    private final Map<String, AtomicInteger> generations = new ConcurrentHashMap<>();
    private final HttpServer server;

    public StandInZone() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public static void main(String[] arguments) throws IOException {
        System.out.println(new StandInZone().address().port());
    }

    public OnezoneAddress address() {
        return new OnezoneAddress("http", "127.0.0.1", server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String provider = provider(exchange);
            AtomicInteger generation = generations.computeIfAbsent(provider, _ -> new AtomicInteger(FIRST));
            if (exchange.getRequestMethod().equals("DELETE")) {
                generation.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            } else if (path.endsWith("/provider")) {
                say(exchange, 200, "{\"providerId\":\"" + provider + "\",\"name\":\"Stand-in\"}");
            } else if (path.endsWith("/provider/tokens/temporary")
                    && (saysNewGeneration.get() || generation.get() == FIRST)) {
                say(exchange, 200, "{\"generation\":" + generation + "}");
            } else {
                say(exchange, 503, "{\"error\":{\"id\":\"serviceUnavailable\",\"description\":\"not now\"}}");
            }
        }
    }

    private static String provider(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
        if (token == null) {
            return "";
        }
        String base64 = ESCAPE.matcher(token)
                .replaceAll(escape ->
                        ESCAPED.substring(Integer.parseInt(escape.group(1)), Integer.parseInt(escape.group(1)) + 1));
        String said = new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        Matcher subject = SUBJECT.matcher(said);
        return subject.find() ? subject.group(1) : "";
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
