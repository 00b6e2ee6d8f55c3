package io.github.tokenrevoker.ui.background;

import java.time.Duration;
import java.util.List;

/**
 * The times that the window lives by.
 *
 * @param untilArmed how long the confirmation takes no input, so that a double click does not fall through
 * @param patience how long a check is waited for before going on without it is offered
 * @param wrongPassphrase how long the vault takes no passphrase after the first wrong one; doubled with each further one
 * @param betweenChecks how long the confirmation waits between the checks that keep it fresh
 * @param beforeLooks the pauses before each further look at an unknown outcome; the last one repeats; never empty
 */
public record Pace(
        Duration untilArmed,
        Duration patience,
        Duration wrongPassphrase,
        Duration betweenChecks,
        List<Duration> beforeLooks) {
    private static final int MOST_DOUBLINGS = 5;

    public static final Pace DEFAULT = new Pace(
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60)));

    public Pace {
        beforeLooks = List.copyOf(beforeLooks);
    }

    /** The pause before a look, counted from 0. */
    public Duration beforeLook(int look) {
        return beforeLooks.get(Math.min(look, beforeLooks.size() - 1));
    }

    /** How long the vault takes no passphrase after so many wrong ones in a row. */
    public Duration afterWrongPassphrases(int count) {
        return wrongPassphrase.multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS));
    }

    /** The same, with another time until the confirmation takes input. */
    public Pace armedAfter(Duration time) {
        return new Pace(time, patience, wrongPassphrase, betweenChecks, beforeLooks);
    }
}
