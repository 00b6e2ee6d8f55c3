package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NotSent;
import io.github.tokenrevoker.revocation.Outcome.Refused;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.token.TokenReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out one confirmed revocation: look, write down, send once, prove, write down. The only class that may send the DELETE. */
public final class Revoker {
    private final OnezoneClient onezone;
    private final Settlement settlement;
    private final Recorder recorder;
    private final Clock clock;

    public Revoker(OnezoneClient onezone, Settlement settlement, Recorder recorder, Clock clock) {
        this.onezone = onezone;
        this.settlement = settlement;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** What is being done just now. */
    public enum Step {
        LOOKING,
        SENDING,
        PROVING
    }

    /**
     * Blocks until the outcome is known or known to be unknown.
     *
     * @param confirmed used up by this call, whatever comes of it
     * @param progress told of each step, on this thread
     * @param stop may be raised from any thread: before the DELETE has left nothing is sent, after that the generation
     *     settles what became of it
     * @throws IllegalStateException when the confirmation has been used before; nothing is sent then
     */
    public RevocationResult revoke(ConfirmedRevocation confirmed, Consumer<Step> progress, StopSign stop) {
        confirmed.take();
        Revocation revocation = confirmed.revocation();

        Optional<CheckReport> moved = Optional.empty();
        if (!confirmed.isJustChecked()) {
            progress.accept(Step.LOOKING);
            moved = stop.during(() -> movedSince(revocation));
        }
        if (moved.isPresent()) {
            return new RevocationResult.GenerationMoved(revocation.movedTo(moved.get()));
        }
        Optional<Canary> canary = stop.during(() -> canary(revocation));
        if (stop.isRaised()) {
            return new Concluded(stoppedBefore(confirmed), Optional.empty());
        }

        Optional<String> unrecorded = unrecorded(() -> recorder.intend(confirmed));
        if (unrecorded.isPresent() && revocation.journalProblem().isEmpty()) {
            return new RevocationResult.Unrecordable(revocation.unrecordable(unrecorded.get()));
        }

        progress.accept(Step.SENDING);
        Outcome outcome = stop.isRaised() ? stoppedBefore(confirmed) : send(confirmed, canary, progress, stop);
        return new Concluded(outcome, unrecorded.or(() -> unrecorded(() -> recorder.conclude(Kind.OUTCOME, outcome))));
    }

    private Outcome send(
            ConfirmedRevocation confirmed, Optional<Canary> canary, Consumer<Step> progress, StopSign stop) {
        Attempt attempt = Attempt.startedAt(clock.instant(), confirmed);
        Access access = confirmed.revocation().access();
        Answer<Accepted> answer = stop.during(() -> onezone.revokeTemporaryTokens(access));
        progress.accept(Step.PROVING);
        return stop.during(() -> judge(attempt, answer, canary));
    }

    private Outcome stoppedBefore(ConfirmedRevocation confirmed) {
        return new NotSent(
                Attempt.startedAt(clock.instant(), confirmed),
                new TransportFault(TransportFault.Kind.STOPPED, "before anything was sent"));
    }

    private Outcome judge(Attempt attempt, Answer<Accepted> answer, Optional<Canary> canary) {
        return switch (answer) {
            case Answer.Success<Accepted> yes ->
                settlement.afterYes(attempt.answeredBy(yes.exchange()).seeing(canary.map(Canary::fate)));
            case Answer.Refusal<Accepted> refusal ->
                refused(attempt, refusal.exchange(), Optional.of(refusal.error()), Optional.empty());
            case Answer.Unreadable<Accepted> odd
            when saysNeitherYesNorNo(odd.exchange()) ->
                settlement.lookAgain(unknown(attempt, new Silence.OddAnswer(odd.exchange(), odd.body())));
            case Answer.Unreadable<Accepted> no ->
                refused(attempt, no.exchange(), Optional.empty(), Optional.of(no.body()));
            case Answer.NotSent<Accepted> notSent -> new NotSent(attempt.endedAt(clock.instant()), notSent.fault());
            case Answer.Lost<Accepted> lost -> settlement.lookAgain(unknown(attempt, new Silence.Fault(lost.fault())));
        };
    }

    /** Looks again at an outcome that nobody told us, and writes down what it turned out to be. Sends no DELETE. */
    public Concluded lookAgain(Unknown unknown) {
        Outcome outcome = settlement.lookAgain(unknown);
        return outcome instanceof Unknown
                ? new Concluded(outcome, Optional.empty())
                : new Concluded(outcome, unrecorded(() -> recorder.conclude(Kind.SETTLED, outcome)));
    }

    /**
     * Takes up an act whose outcome the journal does not have: the tool ended before it was known.
     *
     * @param profile as it is now; its address must be the one that the act went to
     */
    public Concluded takeUp(RecordedAct act, Profile profile, Access access) {
        Caller caller = act.fact("providerId")
                .<Caller>map(id -> new Caller.Established(
                        new ProviderDetails(id, act.fact("provider").orElse(id), null)))
                .orElseGet(() -> new Caller.NotEstablished(Caller.Doubt.NOT_ASKED));
        CheckReport report = new CheckReport(
                TokenReader.read(access.token()), caller, Optional.empty(), Optional.empty(), act.startedAt());
        Attempt attempt = new Attempt(
                act.act(),
                Revocation.of(profile, access, report, false),
                act.before(),
                Optional.empty(),
                Optional.empty(),
                act.startedAt(),
                Duration.ZERO);
        return lookAgain(unknown(attempt, new Silence.ToolEnded()));
    }

    private static Unknown unknown(Attempt attempt, Silence silence) {
        return new Unknown(attempt, silence, LastLook.UNREACHABLE);
    }

    /** A step that writes to the journal. */
    private interface Writing {
        void write() throws IOException;
    }

    private static Optional<String> unrecorded(Writing step) {
        try {
            step.write();
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(FileFailure.words(failure));
        }
    }

    private Optional<Canary> canary(Revocation revocation) {
        return revocation.withCanary()
                ? Optional.of(Canary.make(
                        onezone, revocation.access(), revocation.report().onZonesClock(clock.instant())))
                : Optional.empty();
    }

    /** The check anew, when the generation is no longer the one that the operator saw. */
    private Optional<CheckReport> movedSince(Revocation revocation) {
        CheckReport report = revocation.report();
        if (report.asked().isEmpty() || report.generation().isEmpty()) {
            return Optional.empty();
        }
        Answer<Generation> now = onezone.generation(revocation.access());
        if (now.success().isEmpty() || now.success().equals(report.generation())) {
            return Optional.empty();
        }
        var asked = new CheckReport.Asked(report.asked().get().provider(), now);
        return Optional.of(new CheckReport(
                report.token(), report.caller(), Optional.of(asked), report.further(), clock.instant()));
    }

    private static boolean saysNeitherYesNorNo(Exchange exchange) {
        return exchange.status() < 300;
    }

    private Outcome refused(Attempt attempt, Exchange exchange, Optional<OnezoneError> error, Optional<RawBody> raw) {
        // A server or gateway that failed may have carried the order out before it did.
        Optional<Generation> after = exchange.isServerFault()
                ? onezone.generation(attempt.revocation().access()).success()
                : Optional.empty();
        return new Refused(attempt.endedAt(clock.instant()), exchange, error, raw, after);
    }
}
