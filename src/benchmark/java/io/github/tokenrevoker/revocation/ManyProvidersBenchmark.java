package io.github.tokenrevoker.revocation;

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
import io.github.tokenrevoker.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures the revocation of 1,000 providers of 20 zones over TLS, each answer after 50 ms, against curl; and the memory that
 * an act needs. The tool runs in processes of its own, with the JVM options of the package but without its AOT cache, so that
 * the first run of each is cold. The zones are one more process, which is warm. Needs curl and xargs.
 */
public final class ManyProvidersBenchmark {
    private static final int PROCESSES = 5;
    private static final int RUNS = 3;
    private static final int PROVIDERS = 1000;
    private static final int ZONES = 20;
    private static final int WAIT_MILLIS = 50;
    private static final int CURLS = 16;
    private static final Clock CLOCK = Clock.systemUTC();

    private final Path folder;
    private final ZoneProcess.Certificates certificates;

    private ManyProvidersBenchmark(Path folder) throws IOException {
        this.folder = folder;
        this.certificates = new ZoneProcess.Certificates(folder);
    }

    public static void main(String[] args) throws Exception {
        Figures.printMachine();
        ManyProvidersBenchmark benchmark = new ManyProvidersBenchmark(Files.createTempDirectory("many-providers"));
        benchmark.many();
        benchmark.memory();
    }

    private record Times(List<Long> cold, List<Long> warm) {
        static Times none() {
            return new Times(new ArrayList<>(), new ArrayList<>());
        }
    }

    private void many() throws Exception {
        try (ZoneProcess zones = ZoneProcess.start(certificates, ZONES, WAIT_MILLIS)) {
            Path configurations = Files.createDirectory(folder.resolve("curl"));
            for (int provider = 0; provider < PROVIDERS; provider++) {
                curlConfiguration(configurations, zones, provider);
            }
            Times widest = Times.none();
            Times usual = Times.none();
            List<Long> curls = new ArrayList<>();
            // Warms the zones and is not counted.
            run(zones, Settings.MAX_PER_HOST, Times.none());
            for (int process = 0; process < PROCESSES; process++) {
                run(zones, Settings.MAX_PER_HOST, widest);
                run(zones, Settings.DEFAULT.perHost(), usual);
                if (process % 2 == 0) {
                    curls.add(curlsOfMany(configurations));
                }
            }
            System.out.printf(
                    "%d providers of %d zones over TLS, answers after %d ms, %d processes of %d runs, medians%n",
                    PROVIDERS, ZONES, WAIT_MILLIS, PROCESSES, RUNS);
            Figures.print("  baseline: xargs -P" + CURLS + " curl, DELETE and GET", curls);
            print("up to " + Settings.MAX_PER_HOST + " of a zone at once", widest, curls);
            print("up to " + Settings.DEFAULT.perHost() + " of a zone at once, the default", usual, curls);
        }
    }

    private static void print(String what, Times times, List<Long> curls) {
        Figures.print("  " + what + ", warm", times.warm);
        Figures.print("  the same, first run of a process", times.cold);
        System.out.printf(
                Locale.ROOT,
                "  ratios: warm %.1f times as fast as curl; cold %.1f times as long as warm%n",
                Figures.ratio(curls, times.warm),
                Figures.ratio(times.cold, times.warm));
    }

    /** Runs one process, and says what was not verified. */
    private void run(ZoneProcess zones, int perHost, Times times) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BulkRuns.class.getName(),
                Files.createTempDirectory(folder, "run").toString(),
                certificates.authority().toString(),
                Integer.toString(PROVIDERS),
                Integer.toString(RUNS),
                Integer.toString(perHost)));
        for (int zone = 0; zone < ZONES; zone++) {
            command.add(Integer.toString(zones.address(zone).port()));
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int run = 0;
        for (String line : process.inputReader().lines().toList()) {
            String[] figures = line.split(" ", 3);
            (run == 0 ? times.cold : times.warm).add(Long.parseLong(figures[0]));
            if (Integer.parseInt(figures[1]) != PROVIDERS) {
                System.out.println("NOT ALL VERIFIED: " + line);
            }
            run++;
        }
        if (process.waitFor() != 0 || run != RUNS) {
            throw new IllegalStateException("a process of the tool failed");
        }
    }

    /** What an act needs in its middle, above what was there before it. */
    private void memory() throws Exception {
        System.out.println("Live heap in the middle of an act, above that before it");
        try (ZoneProcess zone = ZoneProcess.start(certificates, 1, 0);
                OnezoneClient client = new OnezoneClient(CLOCK, "benchmark");
                Journal journal = new Journal(folder.resolve("journal-memory"), CLOCK);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Settlement settlement = new Settlement(client, MonotonicTime.SYSTEM, Settlement.MAY_STILL_ARRIVE);
            Revoker one = new Revoker(client, settlement, new Recorder(journal, "benchmark"), CLOCK);
            BulkRevoker revoker = new BulkRevoker(new Preflight(client, CLOCK, threads), one, threads);
            for (int count : new int[] {100, 100, 1000, 10_000}) {
                memory(revoker, jobs(zone, count));
            }
        }
    }

    private List<BulkJob> jobs(ZoneProcess zone, int count) throws Exception {
        List<BulkJob> jobs = new ArrayList<>();
        for (int provider = 0; provider < count; provider++) {
            OnezoneAddress address = zone.address(provider);
            Profile profile =
                    new Profile(UUID.randomUUID(), "Provider " + provider, address, Environment.PRODUCTION, "");
            jobs.add(BulkJob.of(profile, new Access(address, ZoneProcess.token(provider), certificates.route())));
        }
        return jobs;
    }

    private static void memory(BulkRevoker revoker, List<BulkJob> jobs) throws InterruptedException {
        BulkRevocation bulk = new BulkRevocation(jobs, new ConfirmationPhrase("yes"), false);
        long before = liveHeap();
        CountDownLatch middle = new CountDownLatch(jobs.size() / 2);
        CountDownLatch over = new CountDownLatch(1);
        var _ = revoker.start(bulk.confirm("yes", "").orElseThrow(), Limits.perHost(16), new BulkRevoker.Listener() {
            @Override
            public void changed(BulkJob job, BulkState state) {
                if (state.isOver()) {
                    middle.countDown();
                }
            }

            @Override
            public void over() {
                over.countDown();
            }
        });
        middle.await();
        long during = liveHeap();
        over.await();
        System.out.printf(
                Locale.ROOT,
                "  %6d providers: %8.1f MB, of %.1f MB in all%n",
                jobs.size(),
                (during - before) / 1e6,
                during / 1e6);
    }

    private static long liveHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** One process for each provider, with both requests on one connection: as good as curl gets here. */
    private void curlConfiguration(Path configurations, ZoneProcess zones, int provider) throws Exception {
        String common = """
                silent
                cacert = "%s"
                header = "x-auth-token: %s"
                output = "/dev/null"
                fail
                url = "%s"
                """.formatted(
                        certificates.authority(),
                        ZoneProcess.token(provider).reveal(),
                        zones.address(provider).api("/provider/tokens/temporary"));
        Files.writeString(
                configurations.resolve("provider-" + provider), common + "request = \"DELETE\"\nnext\n" + common);
    }

    private long curlsOfMany(Path configurations) throws Exception {
        Process xargs = new ProcessBuilder("xargs", "-P" + CURLS, "-n1", "curl", "-K")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("xargs.out").toFile())
                .start();
        long start = System.nanoTime();
        try (var input = xargs.outputWriter()) {
            for (int provider = 0; provider < PROVIDERS; provider++) {
                input.write(configurations.resolve("provider-" + provider) + "\n");
            }
        }
        if (xargs.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("xargs.out")));
        }
        return System.nanoTime() - start;
    }
}
