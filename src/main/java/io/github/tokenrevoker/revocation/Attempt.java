package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The circumstances every outcome has.
 *
 * @param before the generation just before the DELETE, empty when it could not be read
 * @param startedAt when the DELETE was about to leave, by this machine's clock
 * @param duration from then until the outcome was known
 */
public record Attempt(Revocation revocation, Optional<Generation> before, Instant startedAt, Duration duration) {
    Attempt endedAt(Instant end) {
        return new Attempt(revocation, before, startedAt, Duration.between(startedAt, end));
    }
}
