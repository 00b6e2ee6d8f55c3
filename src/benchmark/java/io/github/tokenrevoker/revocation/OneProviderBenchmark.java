package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.FreshCheck;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures one revocation from the yes to the verified outcome, journal included, in round trips of a bare
 * {@code java.net.http} client to the same server over TLS: with the server 50 ms away, and on loopback. The server is a
 * process of its own. Each side in turn, medians.
 */
public final class OneProviderBenchmark {
    private static final Clock CLOCK = Clock.systemUTC();

    private final ZoneProcess.Certificates certificates;
    private final Path folder;

    private OneProviderBenchmark(Path folder) throws Exception {
        this.folder = folder;
        this.certificates = new ZoneProcess.Certificates(folder);
    }

    public static void main(String[] args) throws Exception {
        Figures.printMachine();
        OneProviderBenchmark benchmark = new OneProviderBenchmark(Files.createTempDirectory("one-provider"));
        benchmark.measure(50, 40);
        benchmark.measure(0, 1000);
    }

    private void measure(int waitMillis, int runs) throws Exception {
        try (ZoneProcess zone = ZoneProcess.start(certificates, 1, waitMillis);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                OnezoneClient client = new OnezoneClient(CLOCK, "benchmark");
                Journal journal = new Journal(folder.resolve("journal-" + waitMillis), CLOCK);
                HttpClient bare = HttpClient.newBuilder()
                        .sslContext(certificates.trusting())
                        .build()) {
            Preflight preflight = new Preflight(client, CLOCK, threads);
            Settlement settlement = new Settlement(client, MonotonicTime.SYSTEM, Settlement.MAY_STILL_ARRIVE);
            Revoker revoker = new Revoker(client, settlement, new Recorder(journal, "benchmark"), CLOCK);
            Access access = new Access(zone.address(1), ZoneProcess.token(1), certificates.route());
            HttpRequest request = HttpRequest.newBuilder(zone.address(1).api("/provider/tokens/temporary"))
                    .header("x-auth-token", ZoneProcess.token(1).reveal())
                    .method("DELETE", BodyPublishers.noBody())
                    .build();
            List<Long> kept = new ArrayList<>();
            List<Long> looking = new ArrayList<>();
            List<Long> bares = new ArrayList<>();
            for (int run = -runs / 4; run < runs; run++) {
                ConfirmedRevocation fresh = confirmed(preflight, access, true);
                long keptNanos = Figures.timed(() -> verified(revoker, fresh));
                ConfirmedRevocation old = confirmed(preflight, access, false);
                long lookingNanos = Figures.timed(() -> verified(revoker, old));
                long bareNanos = Figures.timed(() -> bare.send(request, BodyHandlers.discarding()));
                if (run >= 0) {
                    kept.add(keptNanos);
                    looking.add(lookingNanos);
                    bares.add(bareNanos);
                }
            }
            System.out.printf("One provider over TLS, answers after %d ms, medians of %d runs%n", waitMillis, runs);
            Figures.print("  baseline: one bare java.net.http round trip", bares);
            Figures.print("  from the yes to verified, check kept fresh", kept);
            Figures.print("  the same with a check that is too old", looking);
            System.out.printf(
                    Locale.ROOT,
                    "  ratios: %.2f round trips; %.2f with a check that is too old%n",
                    Figures.ratio(kept, bares),
                    Figures.ratio(looking, bares));
        }
    }

    private static Outcome verified(Revoker revoker, ConfirmedRevocation confirmed) {
        RevocationResult result = revoker.revoke(confirmed, _ -> {}, new StopSign());
        if (result instanceof RevocationResult.Concluded concluded
                && concluded.outcome() instanceof Outcome.Revoked revoked) {
            return revoked;
        }
        throw new IllegalStateException("not verified: " + result.getClass());
    }

    /** The yes to a check that was repeated once in the meantime, as in the confirmation, or is old. */
    private static ConfirmedRevocation confirmed(Preflight preflight, Access access, boolean isKeptFresh) {
        Profile profile = new Profile(UUID.randomUUID(), "Provider", access.address(), Environment.TEST, "");
        CheckReport report = preflight.check(access, Optional.empty());
        List<Long> moments = new ArrayList<>();
        FreshCheck repeated = new FreshCheck(
                preflight, access.copy(), Optional.empty(), Duration.ofSeconds(1), _ -> moments.isEmpty());
        repeated.run(Duration.ofMillis(1), (_, since) -> moments.add(since));
        return ConfirmedRevocation.confirm(
                        Revocation.of(profile, access, report, false),
                        "",
                        "",
                        isKeptFresh ? OptionalLong.of(moments.getFirst()) : OptionalLong.empty())
                .orElseThrow();
    }
}
