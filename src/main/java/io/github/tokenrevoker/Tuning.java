package io.github.tokenrevoker;

import io.github.tokenrevoker.onezone.Timeouts;
import io.github.tokenrevoker.revocation.Settlement;
import java.time.Duration;
import java.util.List;

/**
 * The times that the tool lives by.
 *
 * @param mayStillArrive how long a request without an answer may still take effect
 * @param pausesBeforeLooks before each further look at an unknown outcome; the last one repeats
 */
record Tuning(Timeouts timeouts, Duration mayStillArrive, List<Duration> pausesBeforeLooks) {
    static final Tuning DEFAULT = new Tuning(
            Timeouts.DEFAULT,
            Settlement.MAY_STILL_ARRIVE,
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60)));
}
