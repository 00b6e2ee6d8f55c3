package io.github.tokenrevoker.onezone;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * For how long hosts want to be left alone, by the {@code Retry-After} of their last 429 or 503. Measured by elapsed time, so
 * that setting the clock makes no pause longer or shorter. Thread-safe.
 */
final class WantedPauses {
    /** The longest pause that is obeyed; a longer one from a server is only shown. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final LongSupplier nanos;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    private record Pause(long sinceNanos, Duration wanted) {}

    /**
     * Makes one that knows of no pause.
     *
     * @param nanos elapsed time from an arbitrary origin, as {@link System#nanoTime} tells it
     */
    WantedPauses(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void note(OnezoneAddress host, Exchange exchange) {
        boolean meantForUs = exchange.status() == TOO_MANY_REQUESTS || exchange.status() == SERVICE_UNAVAILABLE;
        Optional<Duration> wanted = meantForUs ? exchange.wantedPause() : Optional.empty();
        wanted.filter(WantedPauses::isSensible)
                .ifPresent(pause -> pauses.put(host.authority(), new Pause(nanos.getAsLong(), pause)));
    }

    private static boolean isSensible(Duration pause) {
        return pause.isPositive() && pause.compareTo(LONGEST) <= 0;
    }

    /** How much of it is left; zero when nothing is, or nothing was wanted. */
    Duration left(OnezoneAddress host) {
        Pause pause = pauses.get(host.authority());
        if (pause == null) {
            return Duration.ZERO;
        }
        Duration left = pause.wanted().minusNanos(nanos.getAsLong() - pause.sinceNanos());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
