package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The circumstances every outcome has.
 *
 * @param before the generation just before the DELETE, empty when it could not be read
 * @param act what ties the lines of the journal together
 * @param answer the outer facts of the DELETE's own answer, where one came
 * @param canary what became of it, where one was wanted and the server said yes
 * @param startedAt when the DELETE was about to leave, by this machine's clock
 * @param duration from then until the outcome was known
 */
public record Attempt(
        UUID act,
        Revocation revocation,
        Optional<Generation> before,
        Optional<CanaryFate> canary,
        Optional<Exchange> answer,
        Instant startedAt,
        Duration duration) {
    static Attempt startedAt(Instant start, ConfirmedRevocation confirmed) {
        Revocation revocation = confirmed.revocation();
        return new Attempt(
                confirmed.act(),
                revocation,
                revocation.report().generation(),
                Optional.empty(),
                Optional.empty(),
                start,
                Duration.ZERO);
    }

    Attempt answeredBy(Exchange exchange) {
        return new Attempt(act, revocation, before, canary, Optional.of(exchange), startedAt, duration);
    }

    Attempt seeing(Optional<CanaryFate> fate) {
        return new Attempt(act, revocation, before, fate, answer, startedAt, duration);
    }

    Attempt endedAt(Instant end) {
        return new Attempt(act, revocation, before, canary, answer, startedAt, Duration.between(startedAt, end));
    }
}
