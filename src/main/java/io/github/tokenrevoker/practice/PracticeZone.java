package io.github.tokenrevoker.practice;

import com.sun.net.httpserver.HttpServer;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.token.JobOperation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Onezone to practise on. Listens on 127.0.0.1 only, on a port of the system's choice; everything it knows is gone when
 * it is closed. Thread-safe.
 */
public final class PracticeZone implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private static final String PROVIDER = "prv-" + Ledger.PROVIDER_ID;

    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Ledger ledger;
    private final PracticeRoutes routes;

    private PracticeZone(HttpServer server, Clock clock) {
        this.clock = clock;
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
        return start(clock, 0);
    }

    /**
     * Opens a zone on a port.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port is not to be had
     */
    public static PracticeZone start(Clock clock, int port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
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

    /** Returns a new token of this kind. It is valid only in this zone. */
    public String printed(PracticeToken kind) {
        return token(kind).reveal();
    }

    /** A fresh token of the kind. */
    public AccessToken token(PracticeToken kind) {
        return switch (kind) {
            case PROVIDER_NAMED -> ledger.mintNamed(PROVIDER, List.of());
            case PROVIDER_TEMPORARY -> ledger.mintTemporary("prv-", Ledger.PROVIDER_ID, List.of());
            case PROVIDER_CONFINED ->
                ledger.mintNamed(
                        PROVIDER,
                        List.of("service = ozw-onezone", "interface = rest", "api = " + operationsOfTheJob()));
            case PROVIDER_EXPIRING -> ledger.mintNamed(PROVIDER, List.of(until(Duration.ofMinutes(25))));
            case PROVIDER_EXPIRED -> ledger.mintNamed(PROVIDER, List.of(until(Duration.ofDays(-1))));
            case PROVIDER_IDENTITY -> ledger.mintIdentity(PROVIDER);
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

    /**
     * Returns a short log into which four fresh tokens leaked: a temporary and a named one of the provider, a temporary one
     * of a user, and one that expired yesterday.
     */
    public String leakedLog() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return String.join(
                "\n",
                now.minusSeconds(95) + " INFO  transfer-agent  connecting to " + address(),
                now.minusSeconds(94) + " DEBUG transfer-agent  > X-Auth-Token: "
                        + token(PracticeToken.PROVIDER_TEMPORARY).reveal(),
                now.minusSeconds(94) + " WARN  transfer-agent  503 from space 7, retrying in 5 s",
                now.minusSeconds(60) + " INFO  deploy  ONEPROVIDER_TOKEN="
                        + token(PracticeToken.PROVIDER_NAMED).reveal() + " ./start.sh",
                now.minusSeconds(31) + " DEBUG portal  {\"user\":\"anna\",\"token\":\""
                        + ledger.mintTemporary("usr-", Ledger.USER_ID, List.of(until(Duration.ofDays(3))))
                                .reveal()
                        + "\"}",
                now.minusSeconds(12) + " ERROR backup  login failed with token "
                        + token(PracticeToken.PROVIDER_EXPIRED).reveal(),
                now + " INFO  transfer-agent  done",
                "");
    }

    private String until(Duration fromNow) {
        return "time < " + clock.instant().plus(fromNow).getEpochSecond();
    }

    private static String operationsOfTheJob() {
        return Stream.of(JobOperation.values())
                .map(operation -> operation.written(Ledger.PROVIDER_ID))
                .collect(Collectors.joining("|"));
    }

    /** Revokes the tokens of the practice provider, as another operator would. */
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
