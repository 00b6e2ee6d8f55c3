package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NotSent;
import io.github.tokenrevoker.revocation.Outcome.Refused;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out one confirmed revocation: look, send once, prove. The only class that may send the DELETE. */
public final class Revoker {
    private final OnezoneClient onezone;
    private final Settlement settlement;
    private final Clock clock;

    public Revoker(OnezoneClient onezone, Settlement settlement, Clock clock) {
        this.onezone = onezone;
        this.settlement = settlement;
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
     * @throws IllegalStateException when the confirmation has been used before; nothing is sent then
     */
    public RevocationResult revoke(ConfirmedRevocation confirmed, Consumer<Step> progress) {
        confirmed.take();
        Revocation revocation = confirmed.revocation();
        Access access = revocation.access();

        progress.accept(Step.LOOKING);
        Optional<CheckReport> moved = movedSince(revocation);
        if (moved.isPresent()) {
            return new RevocationResult.GenerationMoved(revocation.movedTo(moved.get()));
        }

        Optional<Canary> canary = canary(revocation);

        progress.accept(Step.SENDING);
        Attempt attempt = Attempt.startedAt(clock.instant(), revocation);
        Answer<Accepted> answer = onezone.revokeTemporaryTokens(access);

        progress.accept(Step.PROVING);
        return switch (answer) {
            case Answer.Success<Accepted> _ -> settlement.afterYes(attempt.seeing(canary.map(Canary::fate)));
            case Answer.Refusal<Accepted> refusal ->
                refused(attempt, refusal.exchange(), Optional.of(refusal.error()), Optional.empty());
            case Answer.Unreadable<Accepted> odd
            when saysNeitherYesNorNo(odd.exchange()) ->
                settle(attempt, new Silence.OddAnswer(odd.exchange(), odd.body()));
            case Answer.Unreadable<Accepted> no ->
                refused(attempt, no.exchange(), Optional.empty(), Optional.of(no.body()));
            case Answer.NotSent<Accepted> notSent -> new NotSent(attempt.endedAt(clock.instant()), notSent.fault());
            case Answer.Lost<Accepted> lost -> settle(attempt, new Silence.Fault(lost.fault()));
        };
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

    private Outcome settle(Attempt attempt, Silence silence) {
        return settlement.lookAgain(new Unknown(attempt, silence, LastLook.UNREACHABLE));
    }

    private Outcome refused(Attempt attempt, Exchange exchange, Optional<OnezoneError> error, Optional<RawBody> raw) {
        // A server or gateway that failed may have carried the order out before it did.
        Optional<Generation> after = exchange.isServerFault()
                ? onezone.generation(attempt.revocation().access()).success()
                : Optional.empty();
        return new Refused(attempt.endedAt(clock.instant()), exchange, error, raw, after);
    }
}
