package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.revocation.Outcome.Claim;
import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NoProof;
import io.github.tokenrevoker.revocation.Outcome.NotRevoked;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.RevokedUnproved;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns the generation after an order into what it proves. */
public final class Settlement {
    /** How long a request whose answer was lost may still be under way and take effect. */
    public static final Duration MAY_STILL_ARRIVE = Duration.ofSeconds(45);

    private static final String TOKEN_REVOKED = "tokenRevoked";

    private final OnezoneClient onezone;
    private final Clock clock;
    private final Duration mayStillArrive;

    public Settlement(OnezoneClient onezone, Clock clock, Duration mayStillArrive) {
        this.onezone = onezone;
        this.clock = clock;
        this.mayStillArrive = mayStillArrive;
    }

    /** The server said 204. Blocks while the generation is read. */
    Outcome afterYes(Attempt attempt) {
        Access access = attempt.revocation().access();
        Answer<Generation> answer = onezone.generation(access);
        Attempt ended = attempt.endedAt(clock.instant());
        Optional<Generation> after = answer.success();
        if (unmoved(attempt, after)) {
            return new NotRevoked(ended, Claim.SAID_YES, after.orElseThrow());
        }
        if (!callerEstablished(attempt)) {
            return new RevokedUnproved(ended, NoProof.CALLER_NOT_ESTABLISHED, after);
        }
        if (attempt.canary().orElse(null) instanceof CanaryFate.Lives) {
            return new RevokedUnproved(ended, NoProof.CANARY_LIVES, after);
        }
        Optional<Proof> proof = proof(attempt, answer).or(() -> proofOfCanary(attempt, after));
        if (proof.isPresent()) {
            return new Revoked(ended, proof.get(), false, namedTokens(proof.get(), access));
        }
        if (after.isEmpty()) {
            return new RevokedUnproved(ended, NoProof.GENERATION_AFTER_UNKNOWN, after);
        }
        NoProof reason = attempt.before().isEmpty() ? NoProof.GENERATION_BEFORE_UNKNOWN : NoProof.GENERATION_WENT_BACK;
        return new RevokedUnproved(ended, reason, after);
    }

    /** Looks again at an outcome that nobody told us. Blocks while the generation is read; sends no DELETE. */
    public Outcome lookAgain(Unknown unknown) {
        Attempt attempt = unknown.attempt();
        Access access = attempt.revocation().access();
        Answer<Generation> answer = onezone.generation(access);
        Attempt ended = attempt.endedAt(clock.instant());
        Optional<Generation> after = answer.success();
        Optional<Proof> proof = proof(attempt, answer);
        if (proof.isPresent()) {
            return callerEstablished(attempt)
                    ? new Revoked(ended, proof.get(), true, namedTokens(proof.get(), access))
                    : new RevokedUnproved(ended, NoProof.CALLER_NOT_ESTABLISHED, after);
        }
        if (after.isEmpty()) {
            return new Unknown(ended, unknown.silence(), LastLook.UNREACHABLE);
        }
        if (attempt.before().isEmpty()) {
            return new Unknown(ended, unknown.silence(), LastLook.NOTHING_TO_COMPARE);
        }
        boolean longEnough = ended.duration().compareTo(mayStillArrive) >= 0;
        return unmoved(attempt, after) && longEnough
                ? new NotRevoked(ended, Claim.ANSWER_LOST, after.get())
                : new Unknown(ended, unknown.silence(), LastLook.NOT_SEEN_YET);
    }

    private Optional<Proof> proof(Attempt attempt, Answer<Generation> answer) {
        return switch (answer) {
            case Answer.Success<Generation> success ->
                attempt.before()
                        .filter(before -> success.value().isAfter(before))
                        .map(before -> new Proof.GenerationGrew(before, success.value()));
            // It had worked before, or the caller would not be known; a named token can be revoked by other means.
            case Answer.Refusal<Generation> refusal
            when callerEstablished(attempt)
                    && attempt.revocation().killsItsOwnToken()
                    && saysRevoked(refusal.error()) -> Optional.of(new Proof.OwnTokenRevoked());
            case Answer.Refusal<Generation> _,
                    Answer.Unreadable<Generation> _,
                    Answer.NotSent<Generation> _,
                    Answer.Lost<Generation> _ -> Optional.empty();
        };
    }

    /** Good where the generation could not be read; where it could, it has the word. */
    private static Optional<Proof> proofOfCanary(Attempt attempt, Optional<Generation> after) {
        boolean died = attempt.canary().orElse(null) instanceof CanaryFate.Died;
        boolean comparable = attempt.before().isPresent() && after.isPresent();
        return died && !comparable ? Optional.of(new Proof.CanaryDied()) : Optional.empty();
    }

    private static boolean saysRevoked(OnezoneError error) {
        return error.innermost().id().equals(TOKEN_REVOKED);
    }

    private static boolean callerEstablished(Attempt attempt) {
        return attempt.revocation().report().caller() instanceof Caller.Established;
    }

    private static boolean unmoved(Attempt attempt, Optional<Generation> after) {
        return after.isPresent() && attempt.before().equals(after);
    }

    private OptionalInt namedTokens(Proof proof, Access access) {
        if (proof instanceof Proof.OwnTokenRevoked) {
            return OptionalInt.empty();
        }
        return onezone.namedTokens(access).success().map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
