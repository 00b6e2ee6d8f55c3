package io.github.tokenrevoker.onezone;

import java.time.Duration;
import java.time.Instant;

/**
 * The difference between the server's clock and this machine's, measured with one answer.
 *
 * @param ahead negative when the server's clock is behind
 * @param error how much of that the answer's way and the whole seconds of its {@code Date} may account for
 */
public record ClockDifference(Duration ahead, Duration error) {
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    static ClockDifference of(Instant serverDate, Instant sentAt, Duration duration) {
        Duration halfWay = duration.dividedBy(2);
        Duration ahead = Duration.between(sentAt.plus(halfWay), serverDate.plus(HALF_A_SECOND));
        return new ClockDifference(ahead, halfWay.plus(HALF_A_SECOND));
    }

    /** Whether the clocks differ by more than the answer's uncertainty. */
    public boolean isCertain() {
        return ahead.abs().compareTo(error) > 0;
    }
}
