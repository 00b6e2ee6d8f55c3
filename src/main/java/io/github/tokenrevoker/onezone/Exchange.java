package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.connection.ServerCertificate;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outer facts of one request that was answered.
 *
 * @param uri what was asked; never has the token in it
 * @param status HTTP status
 * @param sentAt by this machine's clock
 * @param duration from the call to the last byte read
 * @param serverDate the answer's {@code Date}, or null
 * @param location where a redirect points to; shown, never followed; null without one
 * @param certificate what the server proved itself with, or null without TLS
 * @param retryAfter the answer's {@code Retry-After} as it stands there, or null
 */
public record Exchange(
        URI uri,
        int status,
        Instant sentAt,
        Duration duration,
        @Nullable Instant serverDate,
        @Nullable ServerCertificate certificate,
        @Nullable String location,
        @Nullable String retryAfter) {
    /** How the server's clock differs from this machine's; empty when the answer did not tell its time. */
    public Optional<ClockDifference> clockDifference() {
        return Optional.ofNullable(serverDate).map(date -> ClockDifference.of(date, sentAt, duration));
    }

    /**
     * How long the server wants to be left alone by its {@code Retry-After}: seconds, or a date on the server's clock (RFC 9110).
     * Empty when it said nothing of it, or nothing that can be read; may be negative.
     */
    public Optional<Duration> wantedPause() {
        if (retryAfter == null || retryAfter.isBlank()) {
            return Optional.empty();
        }
        String text = retryAfter.strip();
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return Optional.of(Duration.between(serverDate == null ? sentAt.plus(duration) : serverDate, date));
        } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    public boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    public boolean isServerFault() {
        return status >= 500;
    }
}
