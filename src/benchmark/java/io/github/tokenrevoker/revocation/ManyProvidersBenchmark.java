package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.TestAuthority;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Measures the revocation of many providers, and of one, against curl and against a bare HTTP client. Whole acts, each side
 * in turn, medians and ratios; the server is a process of its own. Needs curl and xargs.
 */
public final class ManyProvidersBenchmark {
    private static final int RUNS = 5;
    private static final int PROVIDERS = 1000;
    private static final int PER_HOST = 256;
    private static final int CURLS = 16;
    private static final String PASSWORD = "benchmark";
    private static final Clock CLOCK = Clock.systemUTC();

    private final Path folder;
    private final Path authority;
    private final Path identity;

    private ManyProvidersBenchmark(Path folder) throws IOException {
        this.folder = folder;
        TestAuthority made = new TestAuthority();
        authority = made.pem(folder);
        identity = made.good().pkcs12(folder, PASSWORD);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("many-providers");
        ManyProvidersBenchmark benchmark = new ManyProvidersBenchmark(folder);
        benchmark.many();
        benchmark.memory();
        benchmark.one();
    }

    private record Zone(Process process, OnezoneAddress address) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.destroy();
        }
    }

    private Zone zone(int waitMillis) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // By default it closes connections as soon as 200 are idle, in the middle of what comes next.
                        "-Dsun.net.httpserver.maxIdleConnections=5000",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WaitingZone.class.getName(),
                        identity.toString(),
                        PASSWORD,
                        Integer.toString(waitMillis))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        return new Zone(process, new OnezoneAddress("https", "127.0.0.1", Integer.parseInt(port)));
    }

    private static AccessToken token(int number) throws Exception {
        return AccessToken.pasted("legacy" + String.format(Locale.ROOT, "%0" + WaitingZone.ID_LENGTH + "d", number));
    }

    private Route route() {
        return Route.DEFAULT.trusting(new Trust.Authorities(authority));
    }

    private void many() throws Exception {
        try (Zone zone = zone(50);
                OnezoneClient client = new OnezoneClient(CLOCK, "benchmark");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<BulkJob> jobs = new ArrayList<>();
            Path configurations = Files.createDirectory(folder.resolve("curl"));
            for (int i = 0; i < PROVIDERS; i++) {
                jobs.add(job(zone, i));
                curlConfiguration(configurations, zone, i);
            }
            List<Long> ours = new ArrayList<>();
            List<Long> curls = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                ours.add(oursOfMany(client, jobs, threads, run));
                curls.add(curlsOfMany(configurations));
            }
            System.out.printf("%d providers over TLS, %d ms per answer, medians of %d runs%n", PROVIDERS, 50, RUNS);
            print("  check, journal, DELETE and proof, " + PER_HOST + " at once", ours);
            print("  xargs -P" + CURLS + " curl, DELETE and GET", curls);
            System.out.printf(Locale.ROOT, "  ratio: %.1f times as fast%n", (double) median(curls) / median(ours));
        }
    }

    private BulkJob job(Zone zone, int number) throws Exception {
        Profile profile =
                new Profile(UUID.randomUUID(), "Provider " + number, zone.address(), Environment.PRODUCTION, "");
        return BulkJob.of(profile, new Access(zone.address(), token(number), route()));
    }

    private long oursOfMany(OnezoneClient client, List<BulkJob> jobs, ExecutorService threads, int run)
            throws Exception {
        try (Journal journal = new Journal(folder.resolve("journal-" + run), CLOCK)) {
            BulkRevoker revoker = new BulkRevoker(new Preflight(client, CLOCK, threads), one(client, journal), threads);
            ConfirmationPhrase phrase = new ConfirmationPhrase("yes");
            AtomicInteger proved = new AtomicInteger();
            CountDownLatch over = new CountDownLatch(1);
            long start = System.nanoTime();
            revoker.start(
                    new BulkRevocation(jobs, phrase, false).confirm("yes", "").orElseThrow(),
                    Limits.perHost(PER_HOST),
                    new BulkRevoker.Listener() {
                        @Override
                        public void changed(BulkJob job, BulkState state) {
                            if (state.isVerified()) {
                                proved.incrementAndGet();
                            } else if (state.isOver()) {
                                System.out.println(
                                        "not proved: " + state.getClass().getSimpleName());
                            }
                        }

                        @Override
                        public void over() {
                            over.countDown();
                        }
                    });
            over.await();
            long nanos = System.nanoTime() - start;
            if (proved.get() != jobs.size()) {
                throw new IllegalStateException("proved: " + proved);
            }
            return nanos;
        }
    }

    /** What an act needs in its middle, above what was there before it. */
    private void memory() throws Exception {
        System.out.println("Live heap in the middle of an act, above that before it");
        try (Zone zone = zone(0);
                OnezoneClient client = new OnezoneClient(CLOCK, "benchmark");
                Journal journal = new Journal(folder.resolve("journal-memory"), CLOCK);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BulkRevoker revoker = new BulkRevoker(new Preflight(client, CLOCK, threads), one(client, journal), threads);
            for (int count : new int[] {100, 100, 1000, 10_000}) {
                List<BulkJob> jobs = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    jobs.add(job(zone, i));
                }
                BulkRevocation bulk = new BulkRevocation(jobs, new ConfirmationPhrase("yes"), false);
                long before = liveHeap();
                CountDownLatch middle = new CountDownLatch(count / 2);
                CountDownLatch over = new CountDownLatch(1);
                var _ = revoker.start(
                        bulk.confirm("yes", "").orElseThrow(), Limits.perHost(16), new BulkRevoker.Listener() {
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
                        count,
                        (during - before) / 1e6,
                        during / 1e6);
            }
        }
    }

    private static long liveHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Revoker one(OnezoneClient client, Journal journal) {
        return new Revoker(
                client,
                new Settlement(client, MonotonicTime.SYSTEM, Settlement.MAY_STILL_ARRIVE),
                new Recorder(journal, "benchmark"),
                CLOCK);
    }

    /** One process for each provider, with both requests on one connection: as good as curl gets here. */
    private void curlConfiguration(Path configurations, Zone zone, int number) throws Exception {
        String common =
                """
                silent
                cacert = "%s"
                header = "x-auth-token: %s"
                output = "/dev/null"
                fail
                url = "%s"
                """.formatted(authority, token(number).reveal(), zone.address().api("/provider/tokens/temporary"));
        Files.writeString(
                configurations.resolve("provider-" + number), common + "request = \"DELETE\"\nnext\n" + common);
    }

    private long curlsOfMany(Path configurations) throws Exception {
        Process xargs = new ProcessBuilder("xargs", "-P" + CURLS, "-n1", "curl", "-K")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("xargs.out").toFile())
                .start();
        long start = System.nanoTime();
        try (var input = xargs.outputWriter()) {
            for (int i = 0; i < PROVIDERS; i++) {
                input.write(configurations.resolve("provider-" + i) + "\n");
            }
        }
        if (xargs.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("xargs.out")));
        }
        return System.nanoTime() - start;
    }

    private void one() throws Exception {
        try (Zone zone = zone(0);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                OnezoneClient client = new OnezoneClient(CLOCK, "benchmark");
                Journal journal = new Journal(folder.resolve("journal"), CLOCK);
                HttpClient bare = HttpClient.newBuilder().sslContext(trusting()).build()) {
            Preflight preflight = new Preflight(client, CLOCK, threads);
            Revoker revoker = one(client, journal);
            BulkJob job = job(zone, 1);
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            zone.address().api("/provider/tokens/temporary").toString()))
                    .header("x-auth-token", token(1).reveal())
                    .method("DELETE", BodyPublishers.noBody())
                    .build();
            Path configuration = Files.createDirectory(folder.resolve("one"));
            curlConfiguration(configuration, zone, 1);
            List<Long> ours = new ArrayList<>();
            List<Long> bares = new ArrayList<>();
            List<Long> curls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Revocation checked = Revocation.of(
                        job.profile(), job.access(), preflight.check(job.access(), Optional.empty()), false);
                ConfirmedRevocation confirmed =
                        ConfirmedRevocation.confirm(checked, "Provider", "").orElseThrow();
                ours.add(timed(() -> revoker.revoke(confirmed, _ -> {}, new StopSign())));
                bares.add(timed(() -> bare.send(request, BodyHandlers.discarding())));
                if (i % 10 == 0) {
                    curls.add(timed(() -> new ProcessBuilder(
                                    "curl",
                                    "-K",
                                    configuration.resolve("provider-1").toString())
                            .start()
                            .waitFor()));
                }
            }
            System.out.println("One provider, from the yes to the outcome, on a warm connection");
            print("  look, journal, DELETE, proof, journal", ours);
            print("  one bare java.net.http round trip", bares);
            print("  a curl process, DELETE and GET", curls);
            System.out.printf(
                    Locale.ROOT,
                    "  ratios: %.1f bare round trips, %.2f curls%n",
                    (double) median(ours) / median(bares),
                    (double) median(ours) / median(curls));
        }
    }

    private SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "authority",
                    java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private interface Act {
        Object run() throws Exception;
    }

    private static long timed(Act act) throws Exception {
        long start = System.nanoTime();
        Object ignored = act.run();
        return ignored == null ? 0 : System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void print(String what, List<Long> nanos) {
        System.out.printf(
                Locale.ROOT,
                "%-60s %10.2f ms (%.2f to %.2f)%n",
                what,
                median(nanos) / 1e6,
                IntStream.range(0, nanos.size()).mapToLong(nanos::get).min().orElse(0) / 1e6,
                IntStream.range(0, nanos.size()).mapToLong(nanos::get).max().orElse(0) / 1e6);
    }
}
