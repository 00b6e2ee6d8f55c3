package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.revocation.check.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The circumstances every outcome has.
 *
 * @param act what ties the lines of the journal together
 * @param revocation the job as it was confirmed
 * @param baseline what a later generation is measured against
 * @param canary the state of the canary token after the DELETE; empty where none was made
 * @param answer the outer facts of the DELETE's own answer, where one came
 * @param timing when it happened
 */
public record Attempt(
        UUID act,
        Revocation revocation,
        Baseline baseline,
        Optional<CanaryFate> canary,
        Optional<Exchange> answer,
        Timing timing) {
    static Attempt starting(ConfirmedRevocation confirmed, Baseline baseline, Timing timing) {
        return new Attempt(
                confirmed.act(), confirmed.revocation(), baseline, Optional.empty(), Optional.empty(), timing);
    }

    Attempt answeredBy(Exchange exchange) {
        return new Attempt(act, revocation, baseline, canary, Optional.of(exchange), timing);
    }

    Attempt seeing(Optional<CanaryFate> fate) {
        return new Attempt(act, revocation, baseline, fate, answer, timing);
    }

    Attempt measuredAgainst(Baseline other) {
        return new Attempt(act, revocation, other, canary, answer, timing);
    }

    Attempt through(Access renewed) {
        return new Attempt(act, revocation.through(renewed), baseline, canary, answer, timing);
    }

    Attempt at(Timing other) {
        return new Attempt(act, revocation, baseline, canary, answer, other);
    }

    /** The generation just before the DELETE, empty when it could not be read. */
    public Optional<Generation> before() {
        return baseline.before();
    }

    /** Whom the zone takes the token for. */
    public Caller caller() {
        return baseline.caller();
    }

    /** The provider as the zone names it, whether that was established before the DELETE or after it. */
    public Optional<ProviderDetails> provider() {
        return caller() instanceof Caller.Established known
                ? Optional.of(known.provider())
                : revocation.report().provider();
    }

    /** When the DELETE was about to leave, by this machine's clock. */
    public Instant startedAt() {
        return timing.startedAt();
    }

    /** From then until the outcome was known; of an act of an earlier run, since it was taken up. */
    public Duration duration() {
        return timing.duration();
    }
}
