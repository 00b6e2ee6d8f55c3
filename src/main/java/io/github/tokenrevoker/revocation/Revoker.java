package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NoProof;
import io.github.tokenrevoker.revocation.Outcome.NotSent;
import io.github.tokenrevoker.revocation.Outcome.RevokedUnproved;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.FirstLook;
import io.github.tokenrevoker.revocation.check.Inquiry;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.ProviderKeys;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out one confirmed revocation: look, write down, send once, verify, write down. The only class that may send the
 * DELETE. Whether it may have been sent is known from what was done here, never from what came back.
 */
public final class Revoker {
    /** For how long a check counts as made just now. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final OnezoneClient onezone;
    private final Settlement settlement;
    private final Recorder recorder;
    private final Clock clock;
    private final MonotonicTime time;
    private final FirstLook firstLook;
    private final ProvidersUnderWay<ConfirmedRevocation> underWay = new ProvidersUnderWay<>();

    public Revoker(OnezoneClient onezone, Settlement settlement, Recorder recorder, Clock clock) {
        this.onezone = onezone;
        this.settlement = settlement;
        this.recorder = recorder;
        this.clock = clock;
        this.time = settlement.time();
        this.firstLook = new FirstLook(onezone, time, clock);
    }

    /** What is being done just now. */
    public enum Step {
        LOOKING,
        SENDING,
        PROVING
    }

    /**
     * Blocks until the outcome is known or known to be unknown. Once the confirmation is taken it throws nothing, not even
     * for an error of this process: what may have been sent always has an outcome.
     *
     * @param confirmed used up by this call, whatever comes of it
     * @param progress told of each step, on this thread; its failures are logged and change nothing
     * @param stop may be raised from any thread: before the DELETE has begun nothing is sent, after that the generation
     *     settles what became of it
     * @throws IllegalStateException when the confirmation has been used before; nothing is sent then
     */
    public RevocationResult revoke(ConfirmedRevocation confirmed, Consumer<Step> progress, StopSign stop) {
        confirmed.take();
        Performance performance = new Performance(confirmed, progress, stop);
        try {
            return performance.perform();
        } catch (Throwable failure) {
            Failures.log("in a revocation", failure);
            return performance.ended();
        } finally {
            performance.canary.ifPresent(Canary::clear);
            underWay.giveBack(confirmed);
        }
    }

    /** A check with what it is missing asked for again. Blocks. */
    public CheckReport completed(Access access, CheckReport report, StopSign stop) {
        return firstLook.completed(access, report, stop);
    }

    /** The result of a revocation that was begun and of which nothing came back: whether it was sent is not known. */
    public Concluded withoutResult(ConfirmedRevocation confirmed) {
        Attempt attempt = Attempt.starting(
                confirmed,
                Baseline.of(confirmed.revocation().report()),
                Timing.startingAt(clock.instant(), time.nanos()));
        Unknown unknown = new Unknown(attempt, new Silence.ToolFailed(), LastLook.UNREACHABLE, Optional.empty());
        return new Concluded(unknown, unrecorded(() -> recorder.conclude(Kind.OUTCOME, unknown)));
    }

    public MonotonicTime time() {
        return time;
    }

    /** One revocation under way. */
    private final class Performance {
        private final ConfirmedRevocation confirmed;
        private final Revocation revocation;
        private final Access access;
        private final Consumer<Step> progress;
        private final StopSign stop;
        /** What is known when the DELETE is sent. */
        private CheckReport report;

        private Optional<Canary> canary = Optional.empty();
        private Optional<String> unrecorded = Optional.empty();
        private boolean intended;
        /** Set right before the one call that sends the DELETE. */
        private boolean begun;

        Performance(ConfirmedRevocation confirmed, Consumer<Step> progress, StopSign stop) {
            this.confirmed = confirmed;
            this.revocation = confirmed.revocation();
            this.access = revocation.access();
            this.progress = progress;
            this.stop = stop;
            this.report = revocation.report();
        }

        RevocationResult perform() {
            if (stop.isRaised()) {
                return notSent(stopped());
            }
            if (isTakenByAnother()) {
                return new RevocationResult.AlreadyUnderWay(revocation);
            }
            Optional<CheckReport> moved = look();
            if (moved.isPresent()) {
                return new RevocationResult.GenerationMoved(revocation.movedTo(moved.get()));
            }
            if (isTakenByAnother()) {
                return new RevocationResult.AlreadyUnderWay(revocation);
            }
            if (revocation.withCanary()) {
                canary = stop.unlessRaised(() -> Canary.make(onezone, access, report.onZonesClock(clock.instant())));
            }
            if (stop.isRaised()) {
                return notSent(stopped());
            }
            unrecorded = unrecorded(() -> recorder.intend(confirmed, report));
            intended = unrecorded.isEmpty();
            if (!intended && revocation.journalProblem().isEmpty()) {
                return new RevocationResult.Unrecordable(revocation.unrecordable(unrecorded.orElseThrow()));
            }
            tell(Step.SENDING);
            return send();
        }

        private boolean isTakenByAnother() {
            return underWay.take(ProviderKeys.of(access, report.token(), report.caller()), confirmed)
                    .isPresent();
        }

        /** Makes up for what the check is missing, and tells when the generation is not the one that the operator saw. */
        private Optional<CheckReport> look() {
            if (confirmed.isCheckedWithin(FRESH, time.nanos())) {
                return Optional.empty();
            }
            tell(Step.LOOKING);
            Optional<CheckReport> moved = firstLook.movedSince(access, report, stop);
            if (moved.isEmpty()) {
                report = firstLook.completed(access, report, stop);
            }
            return moved;
        }

        private RevocationResult send() {
            Attempt attempt = attempt();
            Optional<Answer<Accepted>> answer;
            try {
                answer = stop.unlessRaised(() -> {
                    begun = true;
                    return onezone.revokeTemporaryTokens(access);
                });
            } catch (Throwable failure) {
                Failures.log("while a revocation was sent", failure);
                return begun ? settled(attempt, new Silence.ToolFailed()) : notSent(Failures.fault());
            }
            if (answer.isEmpty()) {
                return notSent(stopped());
            }
            return switch (answer.get()) {
                case Answer.Success<Accepted> yes ->
                    settled(attempt.answeredBy(yes.exchange()), Optional.<Silence>empty());
                case Answer.Refusal<Accepted> no -> settled(attempt, new Silence.Rejected(no.exchange(), no.error()));
                case Answer.Unreadable<Accepted> odd ->
                    settled(attempt, new Silence.OddAnswer(odd.exchange(), odd.body()));
                case Answer.Lost<Accepted> lost -> settled(attempt, new Silence.Fault(lost.fault()));
                case Answer.NotSent<Accepted> notSent -> notSent(notSent.fault());
            };
        }

        private RevocationResult settled(Attempt attempt, Silence silence) {
            Attempt answered = silence.answer().map(attempt::answeredBy).orElse(attempt);
            return settled(answered, Optional.of(silence));
        }

        /** Whatever fails from here on: the DELETE has an outcome, and that is written down. */
        private RevocationResult settled(Attempt attempt, Optional<Silence> instead) {
            Attempt waiting = attempt.at(attempt.timing().waitingSince(time.nanos()));
            tell(Step.PROVING);
            Outcome outcome;
            try {
                outcome = stop.during(() -> verified(waiting, instead));
            } catch (Throwable failure) {
                Failures.log("while verifying a revocation", failure);
                outcome = instead.<Outcome>map(
                                silence -> new Unknown(waiting, silence, LastLook.UNREACHABLE, Optional.empty()))
                        .orElseGet(
                                () -> new RevokedUnproved(waiting, NoProof.GENERATION_AFTER_UNKNOWN, Optional.empty()));
            }
            return concluded(outcome);
        }

        private Outcome verified(Attempt attempt, Optional<Silence> instead) {
            // A refusal is looked after once; everything else gets the whole patience, unless the operator wants an
            // end.
            boolean refused = instead.orElse(null) instanceof Silence.Rejected rejected && rejected.precedesTheAct();
            Inquiry inquiry = refused
                    ? Inquiry.single(time)
                    : new Inquiry(time, access.route().timeouts().answer(), stop::isUrgent);
            Optional<CanaryFate> fate = canary.map(made -> made.fate(inquiry));
            return settlement.settle(attempt.seeing(fate), instead, inquiry);
        }

        /** The outcome of a failure that nothing else has caught. */
        RevocationResult ended() {
            return begun
                    ? concluded(
                            new Unknown(attempt(), new Silence.ToolFailed(), LastLook.UNREACHABLE, Optional.empty()))
                    : notSent(Failures.fault());
        }

        private TransportFault stopped() {
            return new TransportFault(TransportFault.Kind.STOPPED, "before anything was sent");
        }

        private RevocationResult notSent(TransportFault fault) {
            Attempt attempt = attempt();
            return concluded(new NotSent(attempt.at(attempt.timing().endedAt(time.nanos())), fault));
        }

        private Attempt attempt() {
            return Attempt.starting(confirmed, Baseline.of(report), Timing.startingAt(clock.instant(), time.nanos()));
        }

        /** What was never intended is not written down; what could not be written down before is not afterwards either. */
        private RevocationResult concluded(Outcome outcome) {
            return new Concluded(
                    outcome, intended ? unrecorded(() -> recorder.conclude(Kind.OUTCOME, outcome)) : unrecorded);
        }

        private void tell(Step step) {
            try {
                progress.accept(step);
            } catch (Throwable failure) {
                Failures.log("in a listener", failure);
            }
        }
    }

    /** Looks again at an outcome that is still open, and writes down what it turned out to be. Sends no DELETE. */
    public Concluded lookAgain(Outcome open) {
        Outcome outcome = settlement.lookAgain(open);
        boolean news = !outcome.isOpen() || OutcomeCode.of(outcome) != OutcomeCode.of(open);
        return news ? settledLater(outcome) : new Concluded(outcome, Optional.empty());
    }

    /**
     * The same with token and passwords that were obtained anew, since those of the attempt have been overwritten.
     *
     * @param renewed its token may be another one, and then counts only if it is the same provider's
     */
    public Concluded lookAgain(Outcome open, Access renewed) {
        Attempt attempt = open.attempt();
        TokenReading token = TokenReader.read(renewed.token());
        Optional<String> before =
                attempt.revocation().report().token().legible().map(Inscription::id);
        boolean sameToken =
                before.isPresent() && token.legible().map(Inscription::id).equals(before);
        Baseline baseline = sameToken
                ? attempt.baseline()
                : ofAnotherToken(attempt.provider().map(ProviderDetails::id), attempt.before(), token, renewed);
        return lookAgain(open.of(attempt.through(renewed).measuredAgainst(baseline)));
    }

    private Concluded settledLater(Outcome outcome) {
        return new Concluded(outcome, unrecorded(() -> recorder.conclude(Kind.SETTLED, outcome)));
    }

    /**
     * Takes up an act of an earlier run that is still open: the tool ended before its outcome was known, or nothing has
     * verified it yet.
     *
     * @param profile as it is now; its address must be the one that the act went to
     * @param access its token may be another one than the act's, and then counts only if it is the same provider's
     */
    public Concluded takeUp(RecordedAct act, Profile profile, Access access) {
        TokenReading token = TokenReader.read(access.token());
        Baseline baseline = baseline(act, token, access);
        CheckReport report =
                new CheckReport(token, baseline.caller(), Optional.empty(), Optional.empty(), act.startedAt());
        Attempt attempt = new Attempt(
                act.act(),
                Revocation.of(profile, access, report, false),
                baseline,
                Optional.empty(),
                Optional.empty(),
                // How long ago it was is not known: clocks may have been set since. So the wait begins anew.
                Timing.startingAt(act.startedAt(), time.nanos()));
        Outcome open = act.outcome() == OutcomeCode.REVOKED_UNPROVED
                ? new RevokedUnproved(attempt, NoProof.GENERATION_AFTER_UNKNOWN, act.after())
                : new Unknown(attempt, new Silence.ToolEnded(), LastLook.UNREACHABLE, Optional.empty());
        Outcome outcome = settlement.lookAgain(open);
        return outcome.isOpen() ? new Concluded(outcome, Optional.empty()) : settledLater(outcome);
    }

    private Baseline baseline(RecordedAct act, TokenReading token, Access access) {
        Optional<String> provider = act.fact("providerId");
        boolean sameToken = token.legible()
                .map(Inscription::id)
                .filter(id -> act.fact("tokenId").equals(Optional.of(id)))
                .isPresent();
        if (sameToken) {
            Caller known = provider.<Caller>map(id -> new Caller.Established(
                            new ProviderDetails(id, act.fact("provider").orElse(id), null)))
                    .orElseGet(() -> new Caller.NotEstablished(Caller.Doubt.NOT_ASKED));
            return new Baseline(known, act.before(), Optional.empty());
        }
        return ofAnotherToken(provider, act.before(), token, access);
    }

    /** Another token's generation compares only if it is the same provider's. */
    private Baseline ofAnotherToken(
            Optional<String> provider, Optional<Generation> before, TokenReading token, Access access) {
        Baseline unknown = new Baseline(
                new Caller.NotEstablished(Caller.Doubt.NOT_ASKED),
                provider.isPresent() ? before : Optional.empty(),
                provider);
        return unknown.judging(Caller.judge(token, Failures.safely(() -> onezone.provider(access))));
    }

    /** A step that writes to the journal. */
    private interface Writing {
        void write() throws IOException;
    }

    /** Writes, and returns why that failed; empty when it did not. What happened is not changed by a journal that fails. */
    private static Optional<String> unrecorded(Writing step) {
        try {
            step.write();
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(FileFailure.words(failure));
        } catch (Throwable failure) {
            Failures.log("while writing to the journal", failure);
            return Optional.of("unexpected error, see the log");
        }
    }
}
