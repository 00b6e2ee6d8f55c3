package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.Inquiry;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Asks the zone what became of a DELETE that was sent; {@link Verdict} makes the outcome of the answers.
 */
public final class Settlement {
    /** How long a request without a usable answer may still be under way and take effect. */
    public static final Duration MAY_STILL_ARRIVE = Duration.ofSeconds(45);

    private final OnezoneClient onezone;
    private final MonotonicTime time;
    private final Duration mayStillArrive;

    public Settlement(OnezoneClient onezone, MonotonicTime time, Duration mayStillArrive) {
        this.onezone = onezone;
        this.time = time;
        this.mayStillArrive = mayStillArrive;
    }

    MonotonicTime time() {
        return time;
    }

    /** Looks again at an outcome that is still open. Blocks while the zone is asked; sends no DELETE. */
    public Outcome lookAgain(Outcome outcome) {
        Inquiry once = Inquiry.single(time);
        return outcome.isOpen() ? settle(outcome.attempt(), outcome.instead(), once, NamedTokens.LATER) : outcome;
    }

    /**
     * Settles what became of a DELETE that was sent. Blocks while the zone is asked for whatever is missing.
     *
     * @param instead what came instead of a 204; empty for a 204, after which the named tokens are counted while the
     *     generation is read
     */
    Outcome settle(Attempt attempt, Optional<Silence> instead, Inquiry inquiry) {
        boolean likely = instead.isEmpty()
                && attempt.baseline().isCallerEstablished()
                && attempt.before().isPresent()
                && !attempt.revocation().killsItsOwnToken();
        Access access = attempt.revocation().access();
        NamedTokens named = likely ? NamedTokens.counted(() -> onezone.once().namedTokens(access)) : NamedTokens.LATER;
        return settle(attempt, instead, inquiry, named);
    }

    private Outcome settle(Attempt attempt, Optional<Silence> instead, Inquiry inquiry, NamedTokens named) {
        // Taken before the generation is read: what arrives after the reading cannot show in it.
        boolean waited = attempt.timing().hasWaitedFor(mayStillArrive, time.nanos());
        Answer<Generation> answer = generation(attempt, instead, inquiry);
        boolean wantsCaller =
                instead.isEmpty() || !attempt.baseline().isComparable() || new Look(attempt, answer, waited).grew();
        Attempt known = wantsCaller ? establishing(attempt, inquiry) : attempt;
        Look look = new Look(known.at(known.timing().endedAt(time.nanos())), answer, waited);
        return with(named, Verdict.of(look, instead));
    }

    private Answer<Generation> generation(Attempt attempt, Optional<Silence> instead, Inquiry inquiry) {
        Access access = attempt.revocation().access();
        Supplier<Answer<Generation>> question = () -> inquiry.through(onezone).generation(access);
        Answer<Generation> answer = Failures.safely(() -> inquiry.ask(question));
        boolean alarming = instead.isEmpty()
                && answer.success().isPresent()
                && answer.success().equals(attempt.before());
        if (alarming && inquiry.pause(0)) {
            // Another node of the zone may have answered, which did not know yet.
            Answer<Generation> second = Failures.safely(question);
            return second.success().isPresent() ? second : answer;
        }
        return answer;
    }

    /** The attempt with the caller established, where that was missing and can be made up for. */
    private Attempt establishing(Attempt attempt, Inquiry inquiry) {
        if (!attempt.baseline().mayBecomeEstablished()) {
            return attempt;
        }
        Revocation revocation = attempt.revocation();
        var provider =
                Failures.safely(() -> inquiry.ask(() -> inquiry.through(onezone).provider(revocation.access())));
        Caller judged = Caller.judge(revocation.report().token(), provider);
        // A temporary token that has just died cannot say any more whose it was: that is no doubt of another kind.
        return judged instanceof Caller.Established || !revocation.killsItsOwnToken()
                ? attempt.measuredAgainst(attempt.baseline().judging(judged))
                : attempt;
    }

    /** The same, with how many named tokens stay valid, where the token can still ask. */
    private Outcome with(NamedTokens named, Outcome outcome) {
        if (!(outcome instanceof Revoked revoked) || revoked.proof() instanceof Proof.OwnTokenRevoked) {
            return outcome;
        }
        Access access = revoked.attempt().revocation().access();
        return named.answer(() -> onezone.once().namedTokens(access))
                .success()
                .<Outcome>map(count ->
                        new Revoked(revoked.attempt(), revoked.proof(), revoked.instead(), OptionalInt.of(count)))
                .orElse(revoked);
    }
}
