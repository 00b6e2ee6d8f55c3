package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Revoker.Step;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.check.TestTime;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes between: failures of the tool itself, stops at every point, clocks that are set, answers that stumble. */
@DisplayName("A revocation under way")
class FailingRevokerTest {
    private static final Duration WAIT = Duration.ofSeconds(45);

    private final TestTime time = new TestTime();
    private final SetClock clock = new SetClock();
    private final SetClock clientClock = new SetClock();
    private final OnezoneClient client = new OnezoneClient(
            clientClock, new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)), "token-revoker/test");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StopSign stop = new StopSign();
    /** Called when the journal writes its first line, which is the intent. */
    private volatile Runnable onIntent = () -> {};

    /** The journal's clock, which it reads for each line. */
    private final Clock journalClock = new Clock() {
        @Override
        public Instant instant() {
            Runnable now = onIntent;
            onIntent = () -> {};
            now.run();
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ScriptedZone zone;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    /** A clock on the wall that a test sets, and can break for the thread that breaks it. */
    private static final class SetClock extends Clock {
        private volatile Duration offset = Duration.ZERO;
        private final ThreadLocal<Optional<Throwable>> failure = ThreadLocal.withInitial(Optional::empty);

        void failOnce(Throwable how) {
            failure.set(Optional.of(how));
        }

        @Override
        public Instant instant() {
            Optional<Throwable> now = failure.get();
            failure.remove();
            now.ifPresent(SetClock::fail);
            return Instant.now().plus(offset);
        }

        private static void fail(Throwable failure) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() throws IOException {
        zone = new ScriptedZone();
        journal = new Journal(folder.resolve("journal"), journalClock);
    }

    @AfterEach
    void close() throws IOException {
        zone.close();
        client.close();
        threads.shutdownNow();
        journal.close();
    }

    private Revoker revoker() {
        Recorder recorder = new Recorder(journal, "test", () -> "host");
        return new Revoker(client, new Settlement(client, time, WAIT), recorder, clock);
    }

    private Access access(String identifier) {
        Macaroon macaroon = Macaroon.builder("127.0.0.1", "any".getBytes(StandardCharsets.US_ASCII), identifier)
                .build();
        try {
            return new Access(zone.address(), AccessToken.pasted(Base62.encode(macaroon.serialize())));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Profile profile() {
        return new Profile(new UUID(0, 1), "Test", zone.address(), Environment.TEST, "");
    }

    private Revocation prepared(boolean canary) {
        Access access = access("2/nmd/prv-abc/act/id1");
        CheckReport report = new Preflight(client, clock, threads).check(access, Optional.empty());
        return Revocation.of(profile(), access, report, canary);
    }

    private RevocationResult revoke(Revocation revocation, Consumer<Step> progress) {
        return revoker().revoke(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), progress, stop);
    }

    private Outcome outcome(Revocation revocation, Consumer<Step> progress) {
        return ((RevocationResult.Concluded) revoke(revocation, progress)).outcome();
    }

    private RecordedAct recorded() throws IOException {
        return RecordedAct.of(journal.read(100)).getFirst();
    }

    // Failures of the tool itself

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("x-auth-token: secret"),
                new StackOverflowError(),
                new OutOfMemoryError("no heap"),
                new AssertionError("no"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("in which the tool fails once the DELETE has begun is unknown, and settled by the generation")
    void failsInSending(Throwable failure) throws IOException {
        Outcome outcome = outcome(prepared(false), step -> {
            if (step == Step.SENDING) {
                clientClock.failOnce(failure);
            }
        });
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.silence()).isInstanceOf(Outcome.Silence.ToolFailed.class));
        assertThat(recorded().outcome()).isEqualTo(OutcomeCode.UNKNOWN);
        assertThat(recorded().facts()).containsEntry("fault", "tool_failed");
        zone.generation = 4;
        assertThat(revoker().lookAgain(outcome).outcome()).isInstanceOf(Outcome.Revoked.class);
        assertThat(recorded().outcome()).isEqualTo(OutcomeCode.REVOKED);
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("in which the tool fails after the answer stays what the answer said, and is verified later")
    void failsInVerifying(Throwable failure) throws IOException {
        Outcome outcome = outcome(prepared(false), step -> {
            if (step == Step.PROVING) {
                clientClock.failOnce(failure);
            }
        });
        assertThat(outcome).isInstanceOf(Outcome.RevokedUnproved.class);
        assertThat(recorded().outcome()).isEqualTo(OutcomeCode.REVOKED_UNPROVED);
        assertThat(revoker().lookAgain(outcome).outcome()).isInstanceOf(Outcome.Revoked.class);
        assertThat(zone.deletes()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("in which the tool fails before the DELETE has begun is not sent")
    void failsBefore(Throwable failure) {
        Revocation revocation = prepared(false);
        clientClock.failOnce(failure);
        assertThat(outcome(revocation, _ -> {}))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.fault().technical()).doesNotContain("secret"));
        assertThat(zone.deletes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    @DisplayName("is not changed by a listener that fails")
    void failingListener(Step failing) {
        assertThat(outcome(prepared(false), step -> {
                    if (step == failing) {
                        throw new StackOverflowError();
                    }
                }))
                .isInstanceOf(Outcome.Revoked.class);
    }

    @Test
    @DisplayName("keeps its outcome when the journal cannot take it, whatever the reason")
    void failingJournal() throws Exception {
        RevocationResult result = revoke(prepared(false), step -> {
            if (step == Step.PROVING) {
                try {
                    journal.close();
                    Files.move(folder.resolve("journal"), folder.resolve("elsewhere"));
                    Files.writeString(folder.resolve("journal"), "no folder");
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        });
        assertThat(result).isInstanceOfSatisfying(RevocationResult.Concluded.class, concluded -> {
            assertThat(concluded.outcome()).isInstanceOf(Outcome.Revoked.class);
            assertThat(concluded.unrecorded()).isPresent();
        });
    }

    @Test
    @DisplayName("is not sent when it cannot be written down before, whatever the reason")
    void failingIntent() {
        onIntent = () -> {
            throw new IllegalStateException("no name");
        };
        assertThat(revoke(prepared(false), _ -> {})).isInstanceOf(RevocationResult.Unrecordable.class);
        assertThat(zone.deletes()).isZero();
    }

    // Stops

    /** The points between the steps at which an operator may stop. */
    enum Point {
        BEFORE,
        LOOKING,
        CANARY,
        INTENT,
        SENDING
    }

    @ParameterizedTest
    @EnumSource(Point.class)
    @DisplayName("that is stopped before the DELETE sends nothing from then on:")
    void stopped(Point point) throws IOException {
        Revocation revocation = prepared(true);
        if (point == Point.BEFORE) {
            stop.raise();
        }
        if (point == Point.CANARY) {
            zone.onCanary = stop::raise;
        }
        if (point == Point.INTENT) {
            onIntent = stop::raise;
        }
        Outcome outcome = outcome(revocation, step -> {
            if (step.name().equals(point.name())) {
                stop.raise();
            }
        });
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.fault().kind()).isEqualTo(TransportFault.Kind.STOPPED));
        assertThat(zone.deletes()).isZero();
        assertThat(zone.posts()).isEqualTo(point == Point.BEFORE || point == Point.LOOKING ? 0 : 1);
        boolean intended = point == Point.INTENT || point == Point.SENDING;
        List<RecordedAct> acts = RecordedAct.of(journal.read(10));
        assertThat(acts).hasSize(intended ? 1 : 0);
        assertThat(acts).allSatisfy(act -> assertThat(act.outcome()).isEqualTo(OutcomeCode.NOT_SENT));
    }

    @ParameterizedTest(name = "urgently: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("that is stopped after the DELETE is verified all the same")
    void stoppedAfter(boolean urgently) {
        Outcome outcome = outcome(prepared(false), step -> {
            if (step == Step.PROVING) {
                if (urgently) {
                    stop.raise();
                } else {
                    stop.raiseGently();
                }
            }
        });
        assertThat(outcome).isInstanceOf(Outcome.Revoked.class);
    }

    // Clocks

    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(longs = {-5, -1, 1, 5, 24 * 365})
    @DisplayName("is not called lost because the clock on the wall was set")
    void clockSet(long hours) {
        zone.delete = ScriptedZone.CUT;
        zone.deleteTakesEffect = false;
        Outcome outcome = outcome(prepared(false), _ -> {});
        clock.offset = Duration.ofHours(hours);
        clientClock.offset = clock.offset;
        Outcome later = revoker().lookAgain(outcome).outcome();
        assertThat(later).isInstanceOf(Outcome.Unknown.class);
        assertThat(later.attempt().duration()).isBetween(Duration.ZERO, WAIT);
        time.pass(WAIT.minusMillis(1));
        assertThat(revoker().lookAgain(outcome).outcome()).isInstanceOf(Outcome.Unknown.class);
        time.pass(Duration.ofMillis(1));
        assertThat(revoker().lookAgain(outcome).outcome()).isInstanceOf(Outcome.NotRevoked.class);
    }

    @Test
    @DisplayName("waits from the moment at which its answer was given up, however long that was waited for")
    void longAnswer() {
        zone.delete = ScriptedZone.CUT;
        zone.deleteTakesEffect = false;
        Outcome outcome = outcome(prepared(false), step -> {
            if (step == Step.SENDING) {
                zone.onDelete = () -> time.pass(Duration.ofMinutes(10));
            }
        });
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    @DisplayName("of an earlier run waits anew, since nobody knows how long ago it was")
    void takenUp() throws IOException {
        Revocation revocation = prepared(false);
        new Recorder(journal, "test", () -> "host")
                .intend(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), revocation.report());
        clock.offset = Duration.ofDays(3);
        Outcome first =
                revoker().takeUp(recorded(), profile(), revocation.access()).outcome();
        assertThat(first).isInstanceOf(Outcome.Unknown.class);
        time.pass(WAIT);
        assertThat(revoker().lookAgain(first).outcome()).isInstanceOf(Outcome.NotRevoked.class);
        assertThat(recorded().lines()).extracting(line -> line.kind()).containsExactly(Kind.INTENT, Kind.SETTLED);
    }

    // Acts of earlier runs, with another token in the profile since

    private RecordedAct leftOpen() throws IOException {
        Revocation revocation = prepared(false);
        new Recorder(journal, "test", () -> "host")
                .intend(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), revocation.report());
        return recorded();
    }

    @Test
    @DisplayName("of an earlier run is not settled by another provider's token")
    void otherProvidersToken() throws IOException {
        RecordedAct act = leftOpen();
        zone.provider = ScriptedZone.ok("{\"providerId\":\"xyz\",\"name\":\"Other\"}");
        for (long generation : List.of(2L, 3L, 9L)) {
            zone.generation = generation;
            Outcome outcome = revoker()
                    .takeUp(act, profile(), access("2/nmd/prv-xyz/act/id2"))
                    .outcome();
            time.pass(WAIT);
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            assertThat(revoker().lookAgain(outcome).outcome()).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    @DisplayName("of an earlier run is settled by another token of the same provider")
    void otherToken() throws IOException {
        RecordedAct act = leftOpen();
        zone.generation = 4;
        assertThat(revoker()
                        .takeUp(act, profile(), access("2/nmd/prv-abc/act/id2"))
                        .outcome())
                .isInstanceOf(Outcome.Revoked.class);
    }

    @Test
    @DisplayName("that an earlier run left accepted and not verified is verified by a later look")
    void unverifiedTakenUp() throws IOException {
        zone.generationAnswerAfterDelete = RawServer.http("502 Bad Gateway", "text/html", "<html>");
        Revocation revocation = prepared(false);
        assertThat(outcome(revocation, _ -> {})).isInstanceOf(Outcome.RevokedUnproved.class);
        assertThat(recorded().isOpen()).isTrue();
        zone.generationAnswerAfterDelete = "";
        assertThat(revoker().takeUp(recorded(), profile(), revocation.access()).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Revoked.class,
                        revoked -> assertThat(revoked.answerLost()).isFalse());
        assertThat(recorded().isOpen()).isFalse();
    }

    // Answers that stumble

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @DisplayName("is verified although the first answers to every question are lost")
    void stumbles(int count) {
        zone.stumbles = count;
        assertThat(outcome(prepared(false), _ -> {})).isInstanceOf(Outcome.Revoked.class);
        assertThat(zone.deletes()).isEqualTo(1);
    }

    @Test
    @DisplayName("is verified when the caller can only be established after the DELETE")
    void callerLater() {
        zone.provider = RawServer.http("503 Busy", "text/html", "<html>");
        Outcome outcome = outcome(prepared(false), step -> {
            if (step == Step.PROVING) {
                zone.provider = ScriptedZone.ok("{\"providerId\":\"abc\",\"name\":\"Provider\"}");
            }
        });
        assertThat(outcome).isInstanceOf(Outcome.Revoked.class);
        assertThat(outcome.attempt().provider())
                .get()
                .satisfies(known -> assertThat(known.id()).isEqualTo("abc"));
    }

    @Test
    @DisplayName("is not verified by a growth that nobody can say whose it is, and not called accepted without a 204")
    void phantom() {
        zone.provider = ScriptedZone.error("403 Forbidden", "{\"id\":\"forbidden\",\"description\":\"\"}");
        zone.delete = ScriptedZone.CUT;
        assertThat(outcome(prepared(false), _ -> {}))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.lastLook()).isEqualTo(Outcome.LastLook.CALLER_UNKNOWN));
    }

    @Test
    @DisplayName("refuses a second one of the same provider by another profile")
    void sameProvider() {
        Revocation first = prepared(false);
        Revocation second = prepared(false);
        Revoker one = revoker();
        List<RevocationResult> others = new CopyOnWriteArrayList<>();
        RevocationResult result = one.revoke(
                ConfirmedRevocation.confirm(first, "", "").orElseThrow(),
                step -> {
                    if (step == Step.PROVING) {
                        others.add(one.revoke(
                                ConfirmedRevocation.confirm(second, "", "").orElseThrow(), _ -> {}, new StopSign()));
                    }
                },
                stop);
        assertThat(others).singleElement().isInstanceOf(RevocationResult.AlreadyUnderWay.class);
        assertThat(((RevocationResult.Concluded) result).outcome()).isInstanceOf(Outcome.Revoked.class);
        assertThat(zone.deletes()).isEqualTo(1);
    }
}
