package io.github.tokenrevoker.revocation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Zones over TLS in a process of their own, which wait before each answer. The provider is the token's last letters.
 * Arguments: a PKCS#12 file, its password, the milliseconds to wait, and the number of zones, which may be left out for one. Prints the port of each, and ends with
 * its standard input.
 */
public final class WaitingZone {
    static final int ID_LENGTH = 8;

    private static final Map<String, Integer> GENERATIONS = new ConcurrentHashMap<>();

    private WaitingZone() {}

    public static void main(String[] args) throws Exception {
        long waitNanos = Long.parseLong(args[2]) * 1_000_000;
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            store.load(in, args[1].toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, args[1].toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        int zones = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        for (int zone = 0; zone < zones; zone++) {
            System.out.println(start(tls, waitNanos));
        }
        while (System.in.read() >= 0) {
            // Until whoever started this has gone.
        }
        System.exit(0);
    }

    private static int start(SSLContext tls, long waitNanos) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2000);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            LockSupport.parkNanos(waitNanos);
            answer(exchange);
        });
        server.start();
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("x-auth-token"));
            String provider = token.substring(Math.max(0, token.length() - ID_LENGTH));
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("DELETE")) {
                GENERATIONS.merge(provider, 2, (before, _) -> before + 1);
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            String json = path.endsWith("/temporary")
                    ? "{\"generation\":" + GENERATIONS.getOrDefault(provider, 1) + "}"
                    : path.endsWith("/named")
                            ? "{\"tokens\":[\"a\"]}"
                            : "{\"providerId\":\"" + provider + "\",\"name\":\"Provider\"}";
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
