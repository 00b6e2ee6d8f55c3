package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.revocation.check.MonotonicTime;
import java.time.Duration;
import java.time.Instant;

/**
 * When an attempt happened. The clock on the wall only says when it began, for people; durations and waits are monotonic.
 *
 * @param startedAt when the DELETE was about to leave, by this machine's clock
 * @param startedNanos the same moment of the {@link MonotonicTime}
 * @param waitingSinceNanos since when nothing has been done any more that could bring the request to the server: the end of
 *     the DELETE's own call, or the first look of this process at an act of an earlier one
 * @param duration from the start until the outcome was known
 */
public record Timing(Instant startedAt, long startedNanos, long waitingSinceNanos, Duration duration) {
    static Timing startingAt(Instant clock, long nanos) {
        return new Timing(clock, nanos, nanos, Duration.ZERO);
    }

    Timing waitingSince(long nanos) {
        return new Timing(startedAt, startedNanos, nanos, duration);
    }

    Timing endedAt(long nanos) {
        return new Timing(startedAt, startedNanos, waitingSinceNanos, Duration.ofNanos(nanos - startedNanos));
    }

    boolean hasWaitedFor(Duration wait, long nanos) {
        return nanos - waitingSinceNanos >= wait.toNanos();
    }
}
