package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.revocation.check.Inquiry;
import java.util.Optional;

/**
 * What one look at the generation tells about a DELETE that was sent.
 *
 * @param answer what the zone answered to the question for the generation
 * @param waited whether the DELETE can no longer have been under way when the zone was asked
 */
record Look(Attempt attempt, Answer<Generation> answer, boolean waited) {
    private static final String TOKEN_REVOKED = "tokenRevoked";

    /** The generation, where it could be read and is that of the same provider. */
    Optional<Generation> after() {
        return attempt.baseline().isComparable() ? answer.success() : Optional.empty();
    }

    boolean isUnmoved() {
        return after().isPresent() && after().equals(attempt.before());
    }

    /** Whether a further look may well show more than this one. */
    boolean isMissing() {
        boolean wentBack = after().isPresent() && attempt.before().isPresent() && !isUnmoved() && !grew();
        return wentBack || Inquiry.isPassing(answer);
    }

    boolean grew() {
        return growth().isPresent();
    }

    private Optional<Proof> growth() {
        return attempt.before()
                .flatMap(before ->
                        after().filter(now -> now.isAfter(before)).map(now -> new Proof.GenerationGrew(before, now)));
    }

    /** The evidence that the tokens are invalid. There is none for a caller that is not established. */
    Optional<Proof> proof() {
        if (!attempt.baseline().isCallerEstablished()) {
            return Optional.empty();
        }
        return growth().or(this::ownTokenRevoked).or(this::canaryRevoked);
    }

    /** Our token had worked before, or the caller would not be known. A named token can be revoked by other means. */
    private Optional<Proof> ownTokenRevoked() {
        boolean revoked = answer instanceof Answer.Refusal<Generation> refusal
                && attempt.revocation().killsItsOwnToken()
                && refusal.error().innermost().id().equals(TOKEN_REVOKED);
        return revoked ? Optional.of(new Proof.OwnTokenRevoked()) : Optional.empty();
    }

    /** Good where the generation cannot be compared; where it can, it has the word. */
    private Optional<Proof> canaryRevoked() {
        boolean comparable = attempt.before().isPresent() && after().isPresent();
        return canaryDied() && !comparable ? Optional.of(new Proof.CanaryDied()) : Optional.empty();
    }

    boolean canaryDied() {
        return attempt.canary().orElse(null) instanceof CanaryFate.Died;
    }

    boolean canaryLives() {
        return attempt.canary().orElse(null) instanceof CanaryFate.Lives;
    }
}
