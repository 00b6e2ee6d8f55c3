package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NoProof;
import io.github.tokenrevoker.revocation.Outcome.NotRevoked;
import io.github.tokenrevoker.revocation.Outcome.Refused;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.RevokedUnproved;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Derives the outcome from the answer to the DELETE and the token generation after it. Sends nothing.
 *
 * <p>What counts as evidence: a 204 is none, since Onezone answers it without looking at whether its write succeeded. A
 * generation that grew is evidence if it grew from one that was read before the DELETE and the caller is established as a
 * provider; see {@link Baseline}. It says that a revocation took effect, not whose. That our own temporary token, or the
 * canary token, is rejected as revoked is evidence too. A generation that stayed is evidence against a 204 at once, and
 * against a request without a usable answer only once that cannot be under way any more.
 */
final class Verdict {
    private Verdict() {}

    /**
     * Returns the outcome.
     *
     * @param instead what came instead of a 204; empty for a 204
     */
    static Outcome of(Look look, Optional<Silence> instead) {
        return instead.map(silence -> afterSilence(look, silence)).orElseGet(() -> afterYes(look));
    }

    private static Outcome afterYes(Look look) {
        Attempt attempt = look.attempt();
        if (look.isUnmoved()) {
            return look.canaryDied()
                    ? new RevokedUnproved(attempt, NoProof.CANARY_CONTRADICTS, look.after())
                    : new NotRevoked(attempt, Optional.empty(), look.after().orElseThrow());
        }
        Optional<Proof> proof = look.proof();
        if (proof.isPresent() && !look.canaryLives()) {
            return new Revoked(attempt, proof.get(), Optional.empty(), OptionalInt.empty());
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

    private static Outcome afterSilence(Look look, Silence silence) {
        Optional<Proof> proof = look.proof();
        if (proof.isPresent() && !look.canaryLives()) {
            return new Revoked(look.attempt(), proof.get(), Optional.of(silence), OptionalInt.empty());
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
}
