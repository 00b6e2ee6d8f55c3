package io.github.tokenrevoker.revocation.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.Recorder;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.ScriptedZone;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.revocation.bulk.EstateServer.Way;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.TestTime;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An act of many revocations")
class BulkRevokerTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ConfirmationPhrase PHRASE = new ConfirmationPhrase("revoke them");

    private final OnezoneClient client =
            new OnezoneClient(CLOCK, new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2)), "token-revoker/test");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Seen seen = new Seen();
    private final TestTime time = new TestTime();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @SuppressWarnings("NullAway.Init")
    private EstateServer zone;

    /** The last state of each job, by the names of the profiles. */
    private static final class Seen implements BulkRevoker.Listener {
        private final Map<String, BulkState> last = new ConcurrentHashMap<>();
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public void changed(BulkJob job, BulkState state) {
            last.put(job.profile().name(), state);
        }

        @Override
        public void over() {
            over.countDown();
        }

        BulkState of(String name) {
            return last.getOrDefault(name, new BulkState.Waiting());
        }

        /** How many ended in each way. */
        Map<String, Integer> ends() {
            Map<String, Integer> ends = new HashMap<>();
            last.values().forEach(state -> ends.merge(end(state), 1, Integer::sum));
            return ends;
        }

        private static String end(BulkState state) {
            return state instanceof BulkState.Ended ended
                    ? ended.conclusion().outcome().getClass().getSimpleName()
                    : state.getClass().getSimpleName();
        }

        void awaitOver() throws InterruptedException {
            assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @BeforeEach
    void openZone() throws IOException {
        journal = new Journal(folder.resolve("journal"), CLOCK);
        zone = zone();
    }

    private EstateServer zone() throws IOException {
        EstateServer made = new EstateServer();
        open.add(made);
        return made;
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        for (AutoCloseable each : open) {
            each.close();
        }
        threads.shutdownNow();
        journal.close();
    }

    private BulkRevoker revoker() {
        return revoker(client);
    }

    private BulkRevoker revoker(OnezoneClient onezone) {
        return new BulkRevoker(
                new Preflight(onezone, CLOCK, threads),
                new Revoker(
                        onezone,
                        new Settlement(onezone, time, Duration.ofDays(1)),
                        new Recorder(journal, "test"),
                        CLOCK),
                threads);
    }

    private static BulkJob job(String name, OnezoneAddress address, AccessToken token) {
        return BulkJob.of(
                new Profile(UUID.randomUUID(), name, address, Environment.TEST, ""), new Access(address, token));
    }

    private BulkJob job(String provider) {
        return job(provider, zone.address(), EstateServer.token(provider));
    }

    private List<BulkJob> jobs(int count) {
        return IntStream.range(0, count).mapToObj(i -> job("p" + i)).toList();
    }

    private BulkRevoker.Run start(List<BulkJob> jobs, Limits limits) {
        return revoker().start(confirmed(jobs), limits, seen);
    }

    private static BulkRevocation.Confirmed confirmed(List<BulkJob> jobs) {
        return new BulkRevocation(jobs, PHRASE, false)
                .confirm("revoke them", "incident 7")
                .orElseThrow();
    }

    private List<RecordedAct> acts() throws IOException {
        return RecordedAct.of(journal.read(100_000));
    }

    @Test
    @DisplayName("is confirmed by its phrase and by nothing else")
    void phrase() {
        BulkRevocation bulk = new BulkRevocation(jobs(2), PHRASE, false);
        assertThat(bulk.confirm("", "")).isEmpty();
        assertThat(bulk.confirm("revoke", "")).isEmpty();
        assertThat(bulk.confirm("revoke  them ", "")).isPresent();
    }

    @Test
    @DisplayName("of 200 providers brings each to its own end, with one DELETE for each")
    void mixed() throws Exception {
        List<BulkJob> jobs = new ArrayList<>(jobs(190));
        Way[] ways = Way.values();
        for (int i = 0; i < 190; i++) {
            zone.treat("p" + i, i < 90 ? Way.FINE : ways[i % ways.length]);
        }
        for (int i = 190; i < 200; i++) {
            jobs.add(job("p" + i, new OnezoneAddress("http", "127.0.0.1", 9), EstateServer.token("p" + i)));
        }
        start(jobs, Limits.perHost(32));
        seen.awaitOver();
        Map<String, Integer> expected = new HashMap<>(Map.of("NotSent", 10));
        for (int i = 0; i < 190; i++) {
            Way way = i < 90 ? Way.FINE : ways[i % ways.length];
            String end = switch (way) {
                case FINE, SILENT_AFTER_EFFECT -> "Revoked";
                case REFUSES, FAILS -> "Refused";
                case YES_WITHOUT_EFFECT -> "NotRevoked";
                case NO_GENERATION, NO_GENERATION_AFTERWARDS -> "RevokedUnproved";
                case SWALLOWS -> "Unknown";
            };
            expected.merge(end, 1, Integer::sum);
        }
        assertThat(seen.ends()).isEqualTo(expected);
        assertThat(zone.deleted()).hasSize(190).doesNotHaveDuplicates();
        // The unknown ones are open in the journal as well, to be settled later.
        assertThat(acts().stream().filter(act -> act.outcome() == OutcomeCode.UNKNOWN))
                .hasSize(expected.getOrDefault("Unknown", 0));
    }

    @Test
    @DisplayName("has one line of the journal for each, before its DELETE, all tied together")
    void journal() throws Exception {
        start(jobs(30), Limits.perHost(8));
        seen.awaitOver();
        List<RecordedAct> acts = acts();
        assertThat(acts).hasSize(30).allSatisfy(act -> {
            assertThat(act.outcome()).isEqualTo(OutcomeCode.REVOKED);
            assertThat(act.fact("reason")).contains("incident 7");
        });
        assertThat(acts.stream().map(act -> act.fact("bulkAct")).distinct())
                .singleElement()
                .satisfies(id -> assertThat(id).isPresent());
    }

    @Test
    @DisplayName("that is stopped lets what is under way come to its end, and sends no more")
    void stopped() throws Exception {
        zone.hold();
        BulkRevoker.Run run = start(jobs(40), Limits.perHost(4));
        await().until(() -> zone.deleting() == 4);
        run.stop();
        zone.letThrough();
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Revoked", 4, "Stopped", 36));
        assertThat(zone.deleted()).hasSize(4);
        assertThat(acts()).hasSize(4);
    }

    @Test
    @DisplayName("has no more under way for one host than the limit")
    void limits() throws Exception {
        start(jobs(50), Limits.perHost(3));
        seen.awaitOver();
        assertThat(zone.mostDeleting()).isLessThanOrEqualTo(3);
        assertThat(seen.ends()).isEqualTo(Map.of("Revoked", 50));
    }

    @Test
    @DisplayName("begins in the order in which the jobs are given")
    void order() throws Exception {
        start(jobs(10), Limits.perHost(1));
        seen.awaitOver();
        assertThat(zone.deleted())
                .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "p" + i).toList());
    }

    @Test
    @DisplayName("sends one DELETE for two profiles of the same provider, and says so of the other")
    void duplicates() throws Exception {
        BulkJob again = job("other name", zone.address(), EstateServer.token("p0"));
        start(List.of(job("p0"), again, job("p1")), Limits.perHost(16));
        seen.awaitOver();
        assertThat(zone.deleted()).containsExactlyInAnyOrder("p0", "p1");
        assertThat(seen.of("other name"))
                .isInstanceOfSatisfying(
                        BulkState.SameProvider.class,
                        same -> assertThat(same.sent().profile().name()).isEqualTo("p0"));
    }

    @Test
    @DisplayName("finds the same provider by the zone's answer where a token does not say whose it is")
    void legacyDuplicates() throws Exception {
        BulkJob legacy = job("legacy", zone.address(), EstateServer.legacyToken("p0"));
        start(List.of(job("p0"), legacy), Limits.perHost(1));
        seen.awaitOver();
        assertThat(zone.deleted()).containsExactly("p0");
        assertThat(seen.of("legacy")).isInstanceOf(BulkState.SameProvider.class);
    }

    @Test
    @DisplayName(
            "sends one DELETE for two profiles with the same token, though neither token nor zone says whose it is")
    void illegibleDuplicates() throws Exception {
        RawServer silent = new RawServer((request, out) ->
                out.write((request.startsWith("DELETE") ? ScriptedZone.NO_CONTENT : "HTTP/1.1 404 Gone\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
        open.add(silent);
        start(
                List.of(
                        job("one", silent.address(), AccessToken.pasted("anIdentityProvidersToken")),
                        job("two", silent.address(), AccessToken.pasted("anIdentityProvidersToken")),
                        job("three", silent.address(), AccessToken.pasted("anotherToken"))),
                Limits.perHost(1));
        seen.awaitOver();
        assertThat(silent.count("DELETE")).isEqualTo(2);
        assertThat(seen.of("two")).isInstanceOf(BulkState.SameProvider.class);
    }

    @Test
    @DisplayName("is not held up by one zone among ten that swallows everything")
    void blackHole() throws Exception {
        EstateServer hole = zone();
        hole.hold();
        List<BulkJob> jobs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            jobs.add(job("hole" + i, hole.address(), EstateServer.token("hole" + i)));
        }
        for (int host = 0; host < 9; host++) {
            OnezoneAddress address = zone().address();
            for (int i = 0; i < 5; i++) {
                String name = "h" + host + "p" + i;
                jobs.add(job(name, address, EstateServer.token(name)));
            }
        }
        start(jobs, new Limits(2, 8));
        await().until(() -> seen.ends().getOrDefault("Revoked", 0) == 45);
        assertThat(seen.of("hole19")).isInstanceOf(BulkState.Waiting.class);
        hole.letThrough();
        seen.awaitOver();
        assertThat(seen.last)
                .hasSize(65)
                .allSatisfy((_, state) -> assertThat(state.isOver()).isTrue());
    }

    @Test
    @DisplayName("sends nothing without a record, and everything when it is asked about again")
    void unrecordable() throws Exception {
        List<BulkJob> jobs = jobs(5);
        journal.close();
        Path noFolder = Files.writeString(folder.resolve("file"), "no folder");
        journal = new Journal(noFolder.resolve("journal"), CLOCK);
        start(jobs, Limits.perHost(16));
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Unrecordable", 5));
        assertThat(zone.deleted()).isEmpty();
        List<BulkJob> again = jobs.stream()
                .map(job -> seen.of(job.profile().name()) instanceof BulkState.Unrecordable unrecordable
                        ? job.again(unrecordable.again())
                        : job)
                .toList();
        Seen second = new Seen();
        revoker()
                .start(
                        new BulkRevocation(again, PHRASE, false)
                                .confirm("revoke them", "")
                                .orElseThrow(),
                        Limits.perHost(16),
                        second);
        second.awaitOver();
        assertThat(second.ends()).isEqualTo(Map.of("Revoked", 5));
        assertThat(second.last)
                .allSatisfy((_, state) -> assertThat(
                                ((BulkState.Ended) state).conclusion().unrecorded())
                        .isPresent());
    }

    @Test
    @DisplayName("sends a user's token nowhere")
    void withheld() throws Exception {
        AccessToken users = ofUser();
        start(List.of(job("user", zone.address(), users), job("p0")), Limits.perHost(16));
        seen.awaitOver();
        assertThat(seen.of("user")).isInstanceOf(BulkState.Blocked.class);
        assertThat(zone.deleted()).containsExactly("p0");
    }

    private static AccessToken ofUser() throws Exception {
        var macaroon = Macaroon.builder("127.0.0.1", "k".getBytes(StandardCharsets.US_ASCII), "2/nmd/usr-abc/act/id")
                .build();
        return AccessToken.pasted(Base62.encode(macaroon.serialize()));
    }

    @Test
    @DisplayName("of 1,000 providers of a healthy zone verifies every one")
    void thousand() throws Exception {
        start(jobs(1_000), Limits.perHost(32));
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Revoked", 1_000));
        assertThat(zone.deleted()).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("verifies every provider of a zone that fails the first two answers to each question")
    void stumbling() throws Exception {
        zone.stumble(2);
        start(jobs(40), Limits.perHost(8));
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Revoked", 40));
        assertThat(zone.deleted()).hasSize(40).doesNotHaveDuplicates();
    }

    /** A job whose operator has seen this check. */
    private BulkJob seenNow(BulkJob job) {
        return job.seeing(new Preflight(client, CLOCK, threads)
                .check(job.access(), job.profile().acceptedZone()));
    }

    @Test
    @DisplayName("tells of a provider that was revoked since the operator looked, and sends nothing for it")
    void moved() throws Exception {
        List<BulkJob> jobs = List.of(seenNow(job("p0")), seenNow(job("p1")));
        zone.revokeBySomebodyElse("p0");
        start(jobs, Limits.perHost(4));
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Moved", 1, "Revoked", 1));
        assertThat(zone.deleted()).containsExactly("p1");
    }

    @Test
    @DisplayName("sends nothing for a moved provider through a second profile of it either")
    void movedTwice() throws Exception {
        BulkJob first = seenNow(job("p0"));
        BulkJob second = job("other name", zone.address(), EstateServer.token("p0"));
        zone.revokeBySomebodyElse("p0");
        start(List.of(first, second), Limits.perHost(4));
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Moved", 1, "SameProvider", 1));
        assertThat(zone.deleted()).isEmpty();
    }

    @Test
    @DisplayName("takes the first profile of a provider whose token works, and tells which")
    void firstThatWorks() throws Exception {
        BulkJob dead = job("dead", new OnezoneAddress("http", "127.0.0.1", 9), EstateServer.token("p0"));
        BulkJob works = job("works", zone.address(), EstateServer.token("p0"));
        BulkJob third = job("third", zone.address(), EstateServer.token("p0"));
        start(List.of(dead, works, third), Limits.perHost(4));
        seen.awaitOver();
        assertThat(zone.deleted()).containsExactly("p0");
        assertThat(seen.of("works")).isInstanceOf(BulkState.Ended.class);
        for (String other : List.of("dead", "third")) {
            assertThat(seen.of(other))
                    .isInstanceOfSatisfying(
                            BulkState.SameProvider.class,
                            same -> assertThat(same.sent().profile().name()).isEqualTo("works"));
        }
    }

    @Test
    @DisplayName("sends the first profile of a provider when no token can be shown to work")
    void noneWorks() throws Exception {
        OnezoneAddress nowhere = new OnezoneAddress("http", "127.0.0.1", 9);
        start(
                List.of(job("one", nowhere, EstateServer.token("p0")), job("two", nowhere, EstateServer.token("p0"))),
                Limits.perHost(4));
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("NotSent", 2));
    }

    @Test
    @DisplayName("that is stopped while its rows are checked sends none of them")
    void stoppedInCheck() throws Exception {
        CountDownLatch checking = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        zone.onCheck(_ -> {
            checking.countDown();
            try {
                stopped.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        BulkRevoker.Run run = start(jobs(20), Limits.perHost(4));
        checking.await();
        run.stop();
        stopped.countDown();
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Stopped", 20));
        assertThat(zone.deleted()).isEmpty();
    }

    @Test
    @DisplayName("that is stopped at the very moment of sending sends no more than what had begun")
    void stoppedInSending() throws Exception {
        List<BulkJob> jobs = jobs(12);
        CompletableFuture<BulkRevoker.Run> run = new CompletableFuture<>();
        BulkRevoker.Listener stopping = new BulkRevoker.Listener() {
            @Override
            public void changed(BulkJob job, BulkState state) {
                if (state instanceof BulkState.UnderWay(Revoker.Step step) && step == Revoker.Step.SENDING) {
                    run.join().stop();
                }
                seen.changed(job, state);
            }

            @Override
            public void over() {
                seen.over();
            }
        };
        run.complete(revoker().start(confirmed(jobs), Limits.perHost(4), stopping));
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Stopped", 12));
        assertThat(zone.deleted()).isEmpty();
        assertThat(acts()).allSatisfy(act -> assertThat(act.outcome()).isEqualTo(OutcomeCode.NOT_SENT));
    }

    @Test
    @DisplayName("takes no failure of a listener for one of its own")
    void failingListener() throws Exception {
        BulkRevoker.Listener failing = new BulkRevoker.Listener() {
            @Override
            public void changed(BulkJob job, BulkState state) {
                seen.changed(job, state);
                throw new StackOverflowError();
            }

            @Override
            public void over() {
                seen.over();
                throw new IllegalStateException();
            }
        };
        var _ = revoker().start(confirmed(jobs(5)), Limits.perHost(2), failing);
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Revoked", 5));
    }

    @Test
    @DisplayName("calls a row unknown, and not unsent, in which the tool fails once its DELETE has begun")
    void failsInSending() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Clock breaking = new Clock() {
            @Override
            public Instant instant() {
                if (broken.getAndSet(false)) {
                    throw new StackOverflowError();
                }
                return CLOCK.instant();
            }

            @Override
            public ZoneId getZone() {
                return CLOCK.getZone();
            }

            @Override
            public Clock withZone(ZoneId zoneId) {
                return this;
            }
        };
        OnezoneClient fragile = new OnezoneClient(
                breaking, new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2)), "token-revoker/test");
        open.add(fragile);
        BulkRevoker.Listener breaks = new BulkRevoker.Listener() {
            @Override
            public void changed(BulkJob job, BulkState state) {
                if (state instanceof BulkState.UnderWay(Revoker.Step step) && step == Revoker.Step.SENDING) {
                    broken.set(true);
                }
                seen.changed(job, state);
            }

            @Override
            public void over() {
                seen.over();
            }
        };
        var _ = revoker(fragile).start(confirmed(jobs(1)), Limits.perHost(1), breaks);
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Unknown", 1));
        assertThat(acts())
                .singleElement()
                .satisfies(act -> assertThat(act.outcome()).isEqualTo(OutcomeCode.UNKNOWN));
    }

    @Test
    @DisplayName("looks again at a provider whose check took long, before it sends anything")
    void longCheck() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        zone.afterCheck(path -> {
            if (path.endsWith("/tokens/temporary")) {
                told.countDown();
            }
        });
        AtomicBoolean revoked = new AtomicBoolean();
        zone.onCheck(path -> {
            if (path.endsWith("/provider") && !revoked.getAndSet(true)) {
                try {
                    told.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                zone.revokeBySomebodyElse("p0");
                time.pass(Duration.ofSeconds(3));
            }
        });
        start(jobs(1), Limits.perHost(1));
        seen.awaitOver();
        assertThat(seen.ends()).isEqualTo(Map.of("Moved", 1));
        assertThat(zone.deleted()).isEmpty();
    }
}
