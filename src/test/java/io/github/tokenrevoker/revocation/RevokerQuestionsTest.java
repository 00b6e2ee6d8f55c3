package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NoProof;
import io.github.tokenrevoker.revocation.Outcome.NotRevoked;
import io.github.tokenrevoker.revocation.Outcome.Refused;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.RevokedUnproved;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.Revoker.Step;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.Inquiry;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.check.TestTime;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the zone is asked before and after a DELETE, and how often; what is written down and logged of it. */
@DisplayName("A revocation")
class RevokerQuestionsTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration WAIT = Duration.ofSeconds(45);
    private static final String NAMED = "2/nmd/prv-abc/act/id1";
    private static final String TEMPORARY = "2/tmp-3/prv-abc/act/id1";
    private static final String LEGACY = "0123456789abcdef";
    private static final String BUSY = RawServer.http("503 Busy", "text/html", "<html>");
    private static final String PROVIDER = ScriptedZone.ok("{\"providerId\":\"abc\",\"name\":\"Provider\"}");
    private static final String FORBIDDEN =
            ScriptedZone.error("403 Forbidden", "{\"id\":\"forbidden\",\"description\":\"\"}");

    private final FragileTime time = new FragileTime();
    private final FragileClock clock = new FragileClock();
    private final OnezoneClient client =
            new OnezoneClient(clock, new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)), "test");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StopSign stop = new StopSign();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ScriptedZone zone;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @SuppressWarnings("NullAway.Init")
    private Revoker revoker;

    /** A time that fails once when a test says so. */
    private static final class FragileTime implements MonotonicTime {
        private final TestTime sound = new TestTime();
        private volatile boolean failing;

        @Override
        public long nanos() {
            if (failing) {
                failing = false;
                throw new IllegalStateException("secret words");
            }
            return sound.nanos();
        }

        @Override
        public void pause(Duration pause) {
            sound.pause(pause);
        }
    }

    /** A clock that fails once when a test says so. */
    private static final class FragileClock extends Clock {
        private volatile boolean failing;

        @Override
        public Instant instant() {
            if (failing) {
                failing = false;
                throw new IllegalStateException("secret words");
            }
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
    }

    @BeforeEach
    void open() throws IOException {
        zone = new ScriptedZone();
        journal = new Journal(folder.resolve("journal"), CLOCK);
        revoker = new Revoker(
                client, new Settlement(client, time, WAIT), new Recorder(journal, "test", () -> "host"), CLOCK);
    }

    @AfterEach
    void close() throws IOException {
        zone.close();
        client.close();
        threads.shutdownNow();
        journal.close();
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

    private Revocation prepared(String identifier) {
        Access access = access(identifier);
        return Revocation.of(
                profile(), access, new Preflight(client, CLOCK, threads).check(access, Optional.empty()), false);
    }

    private RevocationResult result(Revocation revocation, Consumer<Step> progress) {
        return revoker.revoke(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), progress, stop);
    }

    private Outcome revoke(Revocation revocation, Consumer<Step> progress) {
        return ((RevocationResult.Concluded) result(revocation, progress)).outcome();
    }

    private Outcome revoke(Revocation revocation) {
        return revoke(revocation, _ -> {});
    }

    private List<JournalLine.Kind> recorded() throws IOException {
        return journal.read(100).stream().map(JournalLine::kind).toList();
    }

    // Before the DELETE

    @Test
    @DisplayName("reads the generation before it sends, where the check could not")
    void generationMadeUpFor() {
        zone.generationAnswer = BUSY;
        Revocation revocation = prepared(NAMED);
        zone.generationAnswer = "";
        long providerReads = zone.providerReads();
        assertThat(revoke(revocation)).isInstanceOf(Revoked.class);
        assertThat(zone.providerReads()).isEqualTo(providerReads);
    }

    @Test
    @DisplayName("asks who the caller is before it sends, where the check got no answer")
    void callerMadeUpFor() {
        zone.provider = BUSY;
        Revocation revocation = prepared(NAMED);
        zone.provider = PROVIDER;
        long providerReads = zone.providerReads();
        assertThat(revoke(revocation)).isInstanceOf(Revoked.class);
        assertThat(zone.providerReads()).isEqualTo(providerReads + 1);
    }

    @Test
    @DisplayName("does not ask again what the zone has refused to say")
    void refusalStands() {
        zone.provider = FORBIDDEN;
        Revocation revocation = prepared(NAMED);
        long providerReads = zone.providerReads();
        assertThat(revoke(revocation))
                .asInstanceOf(type(RevokedUnproved.class))
                .extracting(RevokedUnproved::reason)
                .isEqualTo(NoProof.CALLER_NOT_ESTABLISHED);
        assertThat(zone.providerReads()).isEqualTo(providerReads);
    }

    @Test
    @DisplayName("asks nothing before it sends, where the operator did not want to wait for a check")
    void uncheckedOnPurpose() {
        Access access = access(NAMED);
        Revocation unchecked = Revocation.of(
                profile(),
                access,
                new Preflight(client, CLOCK, threads).withoutAsking(access, Optional.empty()),
                false);
        assertThat(revoke(unchecked, step -> {
                    if (step == Step.SENDING) {
                        assertThat(zone.requests()).isZero();
                    }
                }))
                .isInstanceOf(RevokedUnproved.class);
    }

    @Test
    @DisplayName("is not sent when the provider turns out to be under way by another profile")
    void turnsOutToBeUnderWay() {
        Revocation first = prepared(NAMED);
        zone.provider = BUSY;
        Revocation second = prepared(LEGACY);
        zone.provider = PROVIDER;
        List<RevocationResult> others = new CopyOnWriteArrayList<>();
        Outcome outcome = revoke(first, step -> {
            if (step == Step.SENDING) {
                others.add(revoker.revoke(
                        ConfirmedRevocation.confirm(second, "", "").orElseThrow(), _ -> {}, new StopSign()));
            }
        });
        assertThat(others)
                .singleElement()
                .isInstanceOfSatisfying(
                        RevocationResult.AlreadyUnderWay.class,
                        under -> assertThat(under.revocation()).isSameAs(second));
        assertThat(outcome).isInstanceOf(Revoked.class);
        assertThat(zone.deletes()).isEqualTo(1);
    }

    // After the DELETE

    @Test
    @DisplayName("looks a second time before it raises an alarm: another node may have answered")
    void secondLook() {
        zone.deleteTakesEffect = false;
        long[] reads = {0};
        zone.onGenerationAfterDelete = () -> {
            if (++reads[0] == 2) {
                zone.generation = 4;
            }
        };
        assertThat(revoke(prepared(NAMED))).isInstanceOf(Revoked.class);
        assertThat(reads[0]).isEqualTo(2);
    }

    @Test
    @DisplayName("keeps the first look when the second one brings nothing")
    void secondLookFails() {
        zone.deleteTakesEffect = false;
        long[] reads = {0};
        zone.onGenerationAfterDelete = () -> {
            if (++reads[0] == 2) {
                zone.generationAnswerAfterDelete = FORBIDDEN;
            }
        };
        assertThat(revoke(prepared(NAMED))).isInstanceOf(NotRevoked.class);
    }

    @Test
    @DisplayName("reads the generation once when that has grown")
    void oneLook() {
        Revocation revocation = prepared(NAMED);
        long before = zone.generationReads();
        assertThat(revoke(revocation)).isInstanceOf(Revoked.class);
        assertThat(zone.generationReads() - before).isEqualTo(2);
    }

    @Test
    @DisplayName("reads a generation that stayed once where no 204 makes it an alarm")
    void oneLookWithoutAnswer() {
        zone.deleteTakesEffect = false;
        zone.delete = ScriptedZone.CUT;
        Revocation revocation = prepared(NAMED);
        long before = zone.generationReads();
        assertThat(revoke(revocation)).isInstanceOf(Unknown.class);
        assertThat(zone.generationReads() - before).isEqualTo(2);
    }

    @Test
    @DisplayName("counts the named tokens while the generation is read")
    void namedTokensBeside() {
        CyclicBarrier bothAsked = new CyclicBarrier(2);
        zone.onQuestionAfterDelete = _ -> {
            try {
                bothAsked.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException late) {
                throw new IllegalStateException(late);
            }
        };
        assertThat(revoke(prepared(NAMED)))
                .asInstanceOf(type(Revoked.class))
                .extracting(Revoked::namedTokens)
                .isEqualTo(OptionalInt.of(2));
    }

    @Test
    @DisplayName("does not count named tokens with a token that the revocation ends, or after a lost answer")
    void namedTokensNotBeside() {
        List<String> questions = new CopyOnWriteArrayList<>();
        zone.onQuestionAfterDelete = questions::add;
        zone.generationAnswerAfterDelete = FORBIDDEN;
        revoke(prepared(TEMPORARY));
        zone.reset();
        zone.generationAnswerAfterDelete = FORBIDDEN;
        zone.delete = ScriptedZone.CUT;
        revoke(prepared(NAMED));
        assertThat(questions).isNotEmpty().noneMatch(question -> question.contains("/named"));
    }

    private long readsAfter(String delete, Consumer<Step> progress) {
        zone.delete = delete;
        zone.generationAnswerAfterDelete = BUSY;
        long[] reads = {0};
        zone.onGenerationAfterDelete = () -> reads[0]++;
        revoke(prepared(NAMED), progress);
        return reads[0];
    }

    @Test
    @DisplayName("asks longer for the generation after a lost answer than after a rejection")
    void patience() {
        long afterRejection = readsAfter(FORBIDDEN, _ -> {});
        zone.reset();
        assertThat(readsAfter(ScriptedZone.CUT, _ -> {})).isGreaterThan(afterRejection);
    }

    @Test
    @DisplayName("asks again in one place: repetitions of repetitions would crowd a server that is crowded already")
    void repeatedInOnePlace() {
        assertThat(readsAfter(ScriptedZone.CUT, _ -> {})).isBetween(8L, 13L);
    }

    @Test
    @DisplayName("does not ask for longer than it must once the operator wants an end")
    void impatience() {
        long stopped = readsAfter(ScriptedZone.CUT, step -> {
            if (step == Step.PROVING) {
                stop.raise();
            }
        });
        assertThat(stopped).isOne();
    }

    @Test
    @DisplayName("does not ask who the caller is where nothing depends on it")
    void callerOfNoInterest() {
        zone.provider = BUSY;
        zone.deleteTakesEffect = false;
        zone.delete = ScriptedZone.CUT;
        long[] before = {0};
        Outcome outcome = revoke(prepared(NAMED), step -> {
            if (step == Step.PROVING) {
                before[0] = zone.providerReads();
            }
        });
        assertThat(outcome)
                .asInstanceOf(type(Unknown.class))
                .extracting(Unknown::lastLook)
                .isEqualTo(LastLook.NOT_SEEN_YET);
        assertThat(zone.providerReads()).isEqualTo(before[0]);
    }

    @Test
    @DisplayName("asks who the caller is when the generation grew without an answer")
    void callerAfterGrowth() {
        zone.provider = BUSY;
        zone.delete = ScriptedZone.CUT;
        Outcome outcome = revoke(prepared(NAMED), step -> {
            if (step == Step.PROVING) {
                zone.provider = PROVIDER;
            }
        });
        assertThat(outcome).isInstanceOf(Revoked.class);
    }

    @Test
    @DisplayName("by a temporary token that has died does not take that for the zone's refusal to say whose it was")
    void deadTokenSaysNothing() {
        zone.provider = BUSY;
        Outcome temporary = revoke(prepared(TEMPORARY), this::refuseToSayWhoAfterTheDelete);
        assertThat(temporary.attempt().caller()).isEqualTo(new Caller.NotEstablished(Caller.Doubt.NO_ANSWER));
        zone.reset();
        zone.provider = BUSY;
        Outcome named = revoke(prepared(NAMED), this::refuseToSayWhoAfterTheDelete);
        assertThat(named.attempt().caller()).isEqualTo(new Caller.NotEstablished(Caller.Doubt.REFUSED));
    }

    private void refuseToSayWhoAfterTheDelete(Step step) {
        if (step == Step.PROVING) {
            zone.provider = FORBIDDEN;
        }
    }

    // Later looks

    @Test
    @DisplayName("that stays open is settled by one look, though the first answer to it is lost")
    void lookStumbles() {
        zone.delete = ScriptedZone.CUT;
        zone.deleteTakesEffect = false;
        Outcome open = revoke(prepared(NAMED));
        zone.generation = 4;
        zone.generationAnswerAfterDelete = BUSY;
        long[] reads = {0};
        zone.onGenerationAfterDelete = () -> {
            if (++reads[0] == 2) {
                zone.generationAnswerAfterDelete = "";
            }
        };
        assertThat(revoker.lookAgain(open).outcome()).isInstanceOf(Revoked.class);
        assertThat(reads[0]).isEqualTo(2);
    }

    @Test
    @DisplayName("that stays open is written down once, and again when it is settled")
    void settledOnce() throws IOException {
        zone.delete = ScriptedZone.CUT;
        zone.deleteTakesEffect = false;
        Outcome open = revoke(prepared(NAMED));
        assertThat(revoker.lookAgain(open).outcome()).isInstanceOf(Unknown.class);
        assertThat(recorded()).containsExactly(JournalLine.Kind.INTENT, JournalLine.Kind.OUTCOME);
        zone.generation = 4;
        assertThat(revoker.lookAgain(open).outcome()).isInstanceOf(Revoked.class);
        assertThat(recorded())
                .containsExactly(JournalLine.Kind.INTENT, JournalLine.Kind.OUTCOME, JournalLine.Kind.SETTLED);
    }

    @Test
    @DisplayName("that was rejected and is in doubt later is written down as unknown")
    void fromRejectedToUnknown() throws IOException {
        zone.provider = FORBIDDEN;
        zone.delete = ScriptedZone.error("500 Oops", "{\"id\":\"internalServerError\",\"description\":\"\"}");
        zone.deleteTakesEffect = false;
        Outcome open = revoke(prepared(LEGACY));
        assertThat(open).isInstanceOf(Refused.class);
        zone.generation = 4;
        assertThat(revoker.lookAgain(open).outcome()).isInstanceOf(Unknown.class);
        assertThat(recorded())
                .containsExactly(JournalLine.Kind.INTENT, JournalLine.Kind.OUTCOME, JournalLine.Kind.SETTLED);
    }

    @Test
    @DisplayName("is settled with secrets obtained anew by the same token, whatever the zone says of the caller then")
    void sameTokenAgain() {
        zone.delete = ScriptedZone.CUT;
        zone.deleteTakesEffect = false;
        Outcome open = revoke(prepared(NAMED));
        zone.generation = 4;
        zone.provider = FORBIDDEN;
        assertThat(revoker.lookAgain(open, access(NAMED)).outcome()).isInstanceOf(Revoked.class);
    }

    @Test
    @DisplayName("is settled by another token only if that is the same provider's")
    void otherTokenAgain() {
        zone.delete = ScriptedZone.CUT;
        zone.deleteTakesEffect = false;
        Outcome open = revoke(prepared(NAMED));
        zone.generation = 4;
        assertThat(revoker.lookAgain(open, access("2/nmd/prv-abc/act/id2")).outcome())
                .isInstanceOf(Revoked.class);
        zone.provider = ScriptedZone.ok("{\"providerId\":\"xyz\",\"name\":\"Other\"}");
        assertThat(revoker.lookAgain(open, access("2/nmd/prv-xyz/act/id2")).outcome())
                .isInstanceOf(Unknown.class);
    }

    private RecordedAct leftOpen(Revocation revocation) throws IOException {
        new Recorder(journal, "test", () -> "host")
                .intend(ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), revocation.report());
        return RecordedAct.of(journal.read(100)).getFirst();
    }

    @Test
    @DisplayName("of an earlier run is settled by the same token, whatever the zone says of the caller now")
    void earlierRunSameToken() throws IOException {
        Revocation revocation = prepared(NAMED);
        RecordedAct act = leftOpen(revocation);
        zone.generation = 4;
        zone.provider = FORBIDDEN;
        Outcome outcome = revoker.takeUp(act, profile(), revocation.access()).outcome();
        assertThat(outcome).isInstanceOf(Revoked.class);
        assertThat(outcome.attempt().provider().orElseThrow().name()).isEqualTo("Provider");
    }

    @Test
    @DisplayName("of an earlier run that did not know its caller asks for it")
    void earlierRunWithoutCaller() throws IOException {
        zone.provider = BUSY;
        Revocation revocation = prepared(NAMED);
        RecordedAct act = leftOpen(revocation);
        zone.generation = 4;
        zone.provider = PROVIDER;
        assertThat(revoker.takeUp(act, profile(), revocation.access()).outcome())
                .isInstanceOf(Revoked.class);
    }

    // Failures of the tool itself

    private List<String> logged(Runnable act) {
        Logger logger = Logger.getLogger(Failures.class.getName());
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            act.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    private void assertLogged(String during, Runnable act) {
        assertThat(logged(act))
                .singleElement()
                .asString()
                .contains("Unexpected failure " + during)
                .contains(getClass().getSimpleName())
                .doesNotContain("secret");
    }

    @Test
    @DisplayName("logs where a listener failed, and goes on")
    void failingListenerLogged() {
        assertLogged(
                "in a listener",
                () -> assertThat(revoke(prepared(NAMED), step -> {
                            if (step == Step.SENDING) {
                                throw new IllegalStateException("secret words");
                            }
                        }))
                        .isInstanceOf(Revoked.class));
    }

    @Test
    @DisplayName("logs where the tool failed while it verified, and stays what the answer said")
    void failingVerification() {
        assertLogged(
                "while verifying a revocation",
                () -> assertThat(revoke(prepared(NAMED), this::failWhenVerifying))
                        .asInstanceOf(type(RevokedUnproved.class))
                        .extracting(RevokedUnproved::reason)
                        .isEqualTo(NoProof.GENERATION_AFTER_UNKNOWN));
        zone.reset();
        zone.delete = ScriptedZone.CUT;
        assertThat(revoke(prepared(NAMED), this::failWhenVerifying))
                .asInstanceOf(type(Unknown.class))
                .satisfies(unknown -> {
                    assertThat(unknown.silence()).isInstanceOf(Outcome.Silence.Fault.class);
                    assertThat(unknown.lastLook()).isEqualTo(LastLook.UNREACHABLE);
                });
    }

    private void failWhenVerifying(Step step) {
        time.failing = step == Step.PROVING;
    }

    @Test
    @DisplayName("logs where the tool failed before the DELETE, and is not sent")
    void failingBefore() {
        Revocation revocation = prepared(NAMED);
        time.failing = true;
        assertLogged("in a revocation", () -> assertThat(revoke(revocation)).isInstanceOf(Outcome.NotSent.class));
        assertThat(zone.deletes()).isZero();
    }

    @Test
    @DisplayName("logs where the tool failed while the DELETE was sent, and is unknown")
    void failingSending() {
        assertLogged(
                "while a revocation was sent",
                () -> assertThat(revoke(prepared(NAMED), step -> clock.failing = step == Step.SENDING))
                        .isInstanceOf(Unknown.class));
    }

    @Test
    @DisplayName("logs where the tool failed while it wrote to the journal, and is not sent")
    void failingJournal() throws IOException {
        FragileClock ofJournal = new FragileClock();
        try (Journal broken = new Journal(folder.resolve("broken"), ofJournal)) {
            revoker = new Revoker(
                    client, new Settlement(client, time, WAIT), new Recorder(broken, "test", () -> "host"), CLOCK);
            Revocation revocation = prepared(NAMED);
            ofJournal.failing = true;
            assertLogged(
                    "while writing to the journal",
                    () -> assertThat(result(revocation, _ -> {})).isInstanceOf(RevocationResult.Unrecordable.class));
        }
        assertThat(zone.deletes()).isZero();
    }

    @Test
    @DisplayName("logs the causes of a failure too, but not without end")
    void causes() {
        Exception failure = new IOException("secret words");
        for (int depth = 0; depth < 9; depth++) {
            failure = new IllegalStateException("secret words", failure);
        }
        IllegalStateException deep = (IllegalStateException) failure;
        assertThat(logged(() -> Failures.log("in a test", deep)))
                .singleElement()
                .asString()
                .startsWith("Unexpected failure in a test: java.lang.IllegalStateException\n\tat ")
                .doesNotContain("IOException")
                .satisfies(words -> assertThat(words.split("\ncaused by ", -1)).hasSize(5));
    }

    @Test
    @DisplayName("takes a question in which the tool failed for one without an answer, and logs it")
    void failingQuestion() {
        List<Answer<Generation>> answers = new CopyOnWriteArrayList<>();
        assertLogged(
                "while verifying a revocation",
                () -> answers.add(Failures.safely(() -> {
                    throw new IllegalStateException("secret words");
                })));
        assertThat(answers).singleElement().isInstanceOf(Answer.Lost.class);
    }

    @Test
    @DisplayName("of which nothing came back is unknown, and written down so")
    void withoutResult() throws IOException {
        ConfirmedRevocation confirmed =
                ConfirmedRevocation.confirm(prepared(NAMED), "", "").orElseThrow();
        assertThat(revoker.withoutResult(confirmed).outcome())
                .asInstanceOf(type(Unknown.class))
                .extracting(Unknown::silence)
                .isInstanceOf(Outcome.Silence.ToolFailed.class);
        assertThat(recorded()).containsExactly(JournalLine.Kind.OUTCOME);
        assertThat(revoker.time()).isSameAs(time);
    }

    // The canary token

    @Test
    @DisplayName("asks nothing with a canary token that has been overwritten")
    void overwrittenCanary() {
        Canary canary = Canary.make(client, access(NAMED), Instant.now());
        Inquiry once = new Inquiry(time, Duration.ZERO, () -> true);
        assertThat(canary.fate(once)).isInstanceOf(CanaryFate.Died.class);
        int asked = zone.requests();
        canary.clear();
        assertThat(canary.fate(once)).isInstanceOf(CanaryFate.NotSeen.class);
        assertThat(zone.requests()).isEqualTo(asked);
    }

    @Test
    @DisplayName("does not take a canary token for dead that is rejected for another reason")
    void canaryRejectedOtherwise() {
        Inquiry once = new Inquiry(time, Duration.ZERO, () -> true);
        zone.canaryVerified = ScriptedZone.error("400 Bad Request", "{\"id\":\"tokenInvalid\",\"description\":\"\"}");
        assertThat(Canary.make(client, access(NAMED), Instant.now()).fate(once)).isInstanceOf(CanaryFate.NotSeen.class);
        zone.canaryMade = FORBIDDEN;
        assertThat(Canary.make(client, access(NAMED), Instant.now()).fate(once)).isInstanceOf(CanaryFate.NotMade.class);
    }
}
