package io.github.tokenrevoker.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and durations as the window writes them: sortable, unambiguous, the zone always named. */
public final class Moments {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** Beyond this year no calendar is of use, and formatters fail. */
    private static final Instant END_OF_CALENDARS = Instant.parse("9999-12-31T23:59:59Z");

    private Moments() {}

    /** On this machine's wall clock, with its offset. */
    public static String local(Instant moment) {
        return LOCAL.format(
                (moment.isAfter(END_OF_CALENDARS) ? END_OF_CALENDARS : moment).atZone(ZoneId.systemDefault()));
    }

    public static String utc(Instant moment) {
        return UTC.format(moment);
    }

    /** Only the time of day, for what happened today. */
    public static String clock(Instant moment) {
        return CLOCK.format(moment.atZone(ZoneId.systemDefault()));
    }

    /** From one moment to a later one in the largest unit that fits: {@code 25 minutes}, {@code 3 days}. */
    public static String distance(Instant from, Instant to) {
        return length(to.getEpochSecond() - from.getEpochSecond());
    }

    /** A length of time in the largest unit that fits. */
    public static String length(Duration duration) {
        return length(duration.toSeconds());
    }

    private static String length(long wholeSeconds) {
        long seconds = Math.max(0, wholeSeconds);
        if (seconds < 2 * MINUTE) {
            return seconds + (seconds == 1 ? " second" : " seconds");
        }
        if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " minutes";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " hours" : seconds / DAY + " days";
    }

    /** Milliseconds below a second, seconds with one decimal place above. */
    public static String duration(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
