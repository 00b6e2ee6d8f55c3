package io.github.tokenrevoker.practice;

import com.sun.net.httpserver.HttpServer;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Onezone to practise on. Listens on 127.0.0.1 only, on a port of the system's choice; everything it knows is gone when
 * it is closed. Thread-safe.
 */
public final class PracticeZone implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Ledger ledger;
    private final PracticeRoutes routes;

    private PracticeZone(HttpServer server, Clock clock) {
        this.server = server;
        this.ledger = new Ledger(clock, LOOPBACK);
        this.routes = new PracticeRoutes(ledger);
        server.createContext("/", routes);
        server.setExecutor(threads);
    }

    /**
     * Opens a zone with fresh books.
     *
     * @throws IOException when no port of the loopback interface is to be had
     */
    public static PracticeZone start(Clock clock) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        PracticeZone zone = new PracticeZone(server, clock);
        server.start();
        return zone;
    }

    public OnezoneAddress address() {
        return new OnezoneAddress("http", LOOPBACK, server.getAddress().getPort());
    }

    /** Decides what becomes of the next DELETE. */
    public void answerNext(NextAnswer answer) {
        routes.answerNext(answer);
    }

    /** What will become of the next DELETE. */
    public NextAnswer nextAnswer() {
        return routes.nextAnswer();
    }

    /** A fresh token of the kind. */
    public AccessToken token(PracticeToken kind) {
        return switch (kind) {
            case PROVIDER_NAMED -> ledger.mintNamed("prv-" + Ledger.PROVIDER_ID, List.of());
            case PROVIDER_TEMPORARY -> ledger.mintTemporary("prv-", Ledger.PROVIDER_ID, List.of());
            case USER -> ledger.mintNamed("usr-" + Ledger.USER_ID, List.of());
            case ADMINISTRATOR -> ledger.mintNamed("usr-" + Ledger.ADMINISTRATOR_ID, List.of());
            case ADMINISTRATOR_LEGACY -> ledger.mintLegacy("usr-" + Ledger.ADMINISTRATOR_ID);
            case REVOKED -> {
                AccessToken doomed = ledger.mintTemporary("prv-", Ledger.PROVIDER_ID, List.of());
                ledger.revoke(Ledger.PROVIDER_ID);
                yield doomed;
            }
        };
    }

    /** What somebody else's revocation does to the practice provider. */
    public void revokeBySomebodyElse() {
        ledger.revoke(Ledger.PROVIDER_ID);
    }

    @Override
    public void close() {
        routes.stop();
        server.stop(0);
        threads.shutdownNow();
    }
}
