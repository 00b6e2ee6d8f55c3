package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The circumstances every outcome has.
 *
 * @param before the generation just before the DELETE, empty when it could not be read
 * @param canary what became of it, where one was wanted and the server said yes
 * @param startedAt when the DELETE was about to leave, by this machine's clock
 * @param duration from then until the outcome was known
 */
public record Attempt(
        Revocation revocation,
        Optional<Generation> before,
        Optional<CanaryFate> canary,
        Instant startedAt,
        Duration duration) {
    static Attempt startedAt(Instant start, Revocation revocation) {
        return new Attempt(revocation, revocation.report().generation(), Optional.empty(), start, Duration.ZERO);
    }

    Attempt seeing(Optional<CanaryFate> fate) {
        return new Attempt(revocation, before, fate, startedAt, duration);
    }

    Attempt endedAt(Instant end) {
        return new Attempt(revocation, before, canary, startedAt, Duration.between(startedAt, end));
    }
}
