package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NoProof;
import io.github.tokenrevoker.revocation.Outcome.NotRevoked;
import io.github.tokenrevoker.revocation.Outcome.Refused;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.RevokedUnproved;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.Inquiry;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Turns what a server said to a DELETE, and what its generation says afterwards, into an outcome.
 *
 * <p>What counts as evidence: a 204 is none, since Onezone answers it without looking at whether its write succeeded. A
 * generation that grew is evidence if it grew from one that was read before the DELETE and the caller is established as a
 * provider; see {@link Baseline}. It says that a revocation took effect, not whose. That our own temporary token, or the
 * canary token, is rejected as revoked is evidence too. A generation that stayed is evidence against a 204 at once, and
 * against a request without a usable answer only once that cannot be under way any more.
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
        Inquiry once = new Inquiry(time, Duration.ZERO, () -> true);
        return outcome.isOpen() ? settle(outcome.attempt(), outcome.instead(), once) : outcome;
    }

    /**
     * Settles what became of a DELETE that was sent. Blocks while the zone is asked for whatever is missing.
     *
     * @param instead what came instead of a 204; empty for a 204
     */
    Outcome settle(Attempt attempt, Optional<Silence> instead, Inquiry inquiry) {
        // Taken before the generation is read: what arrives after the reading cannot show in it.
        boolean waited = attempt.timing().hasWaitedFor(mayStillArrive, time.nanos());
        Answer<Generation> answer = generation(attempt, instead, inquiry);
        boolean wantsCaller =
                instead.isEmpty() || !attempt.baseline().isComparable() || new Look(attempt, answer, waited).grew();
        Attempt known = wantsCaller ? establishing(attempt, inquiry) : attempt;
        Look look = new Look(known.at(known.timing().endedAt(time.nanos())), answer, waited);
        return instead.map(silence -> afterSilence(look, silence)).orElseGet(() -> afterYes(look));
    }

    private Answer<Generation> generation(Attempt attempt, Optional<Silence> instead, Inquiry inquiry) {
        Access access = attempt.revocation().access();
        Supplier<Answer<Generation>> question = () -> onezone.generation(access);
        Answer<Generation> answer = safely(() -> inquiry.ask(question));
        boolean alarming = instead.isEmpty()
                && answer.success().isPresent()
                && answer.success().equals(attempt.before());
        if (alarming && inquiry.pause(0)) {
            // Another node of the zone may have answered, which did not know yet.
            Answer<Generation> second = safely(question);
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
        var provider = safely(() -> inquiry.ask(() -> onezone.provider(revocation.access())));
        Caller judged = Caller.judge(revocation.report().token(), provider);
        // A temporary token that has just died cannot say any more whose it was: that is no doubt of another kind.
        return judged instanceof Caller.Established || !revocation.killsItsOwnToken()
                ? attempt.measuredAgainst(attempt.baseline().judging(judged))
                : attempt;
    }

    private Outcome afterYes(Look look) {
        Attempt attempt = look.attempt();
        if (look.isUnmoved()) {
            return look.canaryDied()
                    ? new RevokedUnproved(attempt, NoProof.CANARY_CONTRADICTS, look.after())
                    : new NotRevoked(attempt, Optional.empty(), look.after().orElseThrow());
        }
        Optional<Proof> proof = look.proof();
        if (proof.isPresent() && !look.canaryLives()) {
            return revoked(look, proof.get(), Optional.empty());
        }
        return new RevokedUnproved(attempt, missing(look), look.after());
    }

    private static NoProof missing(Look look) {
        if (!look.attempt().baseline().isCallerEstablished()) {
            return NoProof.CALLER_NOT_ESTABLISHED;
        }
        if (look.canaryLives()) {
            return NoProof.CANARY_LIVES;
        }
        if (look.after().isEmpty()) {
            return NoProof.GENERATION_AFTER_UNKNOWN;
        }
        return look.attempt().before().isEmpty() ? NoProof.GENERATION_BEFORE_UNKNOWN : NoProof.GENERATION_WENT_BACK;
    }

    private Outcome afterSilence(Look look, Silence silence) {
        Optional<Proof> proof = look.proof();
        if (proof.isPresent() && !look.canaryLives()) {
            return revoked(look, proof.get(), Optional.of(silence));
        }
        if (silence instanceof Silence.Rejected rejected && !look.grew()) {
            return refused(look, rejected);
        }
        if (look.isUnmoved() && look.waited() && !look.canaryDied()) {
            return new NotRevoked(
                    look.attempt(), Optional.of(silence), look.after().orElseThrow());
        }
        return new Unknown(look.attempt(), silence, lastLook(look), look.after());
    }

    private static LastLook lastLook(Look look) {
        if (look.grew()) {
            return look.attempt().baseline().isCallerEstablished() ? LastLook.CANARY_LIVES : LastLook.CALLER_UNKNOWN;
        }
        if (!look.attempt().baseline().isComparable()) {
            return LastLook.CALLER_UNKNOWN;
        }
        if (look.after().isEmpty()) {
            return LastLook.UNREACHABLE;
        }
        if (look.attempt().before().isEmpty()) {
            return LastLook.NOTHING_TO_COMPARE;
        }
        return look.isUnmoved() ? LastLook.NOT_SEEN_YET : LastLook.WENT_BACK;
    }

    private static Refused refused(Look look, Silence.Rejected rejected) {
        boolean certain = !look.canaryDied()
                && (rejected.precedesTheAct() ? !look.isMissing() : look.isUnmoved() && look.waited());
        return new Refused(look.attempt(), rejected.exchange(), rejected.error(), look.after(), certain);
    }

    private Revoked revoked(Look look, Proof proof, Optional<Silence> instead) {
        return new Revoked(look.attempt(), proof, instead, namedTokens(proof, look.attempt()));
    }

    private OptionalInt namedTokens(Proof proof, Attempt attempt) {
        if (proof instanceof Proof.OwnTokenRevoked) {
            return OptionalInt.empty();
        }
        Access access = attempt.revocation().access();
        return safely(() -> onezone.namedTokens(access))
                .success()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** Takes a failure of our own for an answer that did not come: what was sent still has an outcome. */
    static <T> Answer<T> safely(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (Throwable failure) {
            Failures.log("while verifying a revocation", failure);
            return new Answer.Lost<>(Failures.fault());
        }
    }
}
