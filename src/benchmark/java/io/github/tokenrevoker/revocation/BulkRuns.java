package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.revocation.bulk.Limits;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Bulk revocations in a process of their own, so that the first one is cold. Arguments: a folder, the CA file, the number of
 * providers, of runs, the limit for each zone, and the ports of the zones. Prints for each run its nanoseconds, how many were
 * verified, and what became of the others.
 */
public final class BulkRuns {
    private static final Clock CLOCK = Clock.systemUTC();

    private BulkRuns() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Route route = Route.DEFAULT.trusting(new Trust.Authorities(Path.of(args[1])));
        int providers = Integer.parseInt(args[2]);
        int runs = Integer.parseInt(args[3]);
        Limits limits = Limits.perHost(Integer.parseInt(args[4]));
        List<OnezoneAddress> zones = Stream.of(args)
                .skip(5)
                .map(port -> new OnezoneAddress("https", "127.0.0.1", Integer.parseInt(port)))
                .toList();
        List<BulkJob> jobs = new ArrayList<>();
        for (int provider = 0; provider < providers; provider++) {
            OnezoneAddress zone = zones.get(provider % zones.size());
            Profile profile = new Profile(UUID.randomUUID(), "Provider " + provider, zone, Environment.PRODUCTION, "");
            jobs.add(BulkJob.of(profile, new Access(zone, ZoneProcess.token(provider), route)));
        }
        try (OnezoneClient client = new OnezoneClient(CLOCK, "benchmark");
                Journal journal = new Journal(folder.resolve("journal"), CLOCK);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Settlement settlement = new Settlement(client, MonotonicTime.SYSTEM, Settlement.MAY_STILL_ARRIVE);
            Revoker one = new Revoker(client, settlement, new Recorder(journal, "benchmark"), CLOCK);
            BulkRevoker many = new BulkRevoker(new Preflight(client, CLOCK, threads), one, threads);
            for (int run = 0; run < runs; run++) {
                run(many, jobs, limits);
            }
        }
    }

    private static void run(BulkRevoker revoker, List<BulkJob> jobs, Limits limits) throws Exception {
        Map<String, Integer> ends = new TreeMap<>();
        BulkRevocation.Confirmed confirmed = new BulkRevocation(jobs, new ConfirmationPhrase("yes"), false)
                .confirm("yes", "")
                .orElseThrow();
        long start = System.nanoTime();
        revoker.revoke(confirmed, limits, new StopSign(), (_, state) -> {
            if (state.isOver()) {
                synchronized (ends) {
                    ends.merge(end(state), 1, Integer::sum);
                }
            }
        });
        long nanos = System.nanoTime() - start;
        Optional<Integer> verified = Optional.ofNullable(ends.remove("verified"));
        System.out.println(nanos + " " + verified.orElse(0) + " " + ends);
    }

    private static String end(BulkState state) {
        if (state.isVerified()) {
            return "verified";
        }
        if (!(state instanceof BulkState.Ended ended)) {
            return state.getClass().getSimpleName();
        }
        String why = switch (ended.conclusion().outcome()) {
            case Outcome.RevokedUnproved unproved -> " " + unproved.reason();
            case Outcome.NotSent notSent -> " " + notSent.fault();
            case Outcome.Unknown unknown -> " " + unknown.silence() + " " + unknown.lastLook();
            case Outcome.Revoked _, Outcome.NotRevoked _, Outcome.Refused _ -> "";
        };
        return ended.conclusion().outcome().getClass().getSimpleName() + why;
    }
}
