package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pause that a host wants")
class WantedPausesTest {
    private static final OnezoneAddress HOST = new OnezoneAddress("https", "zone.example.org", 443);
    private static final OnezoneAddress OTHER = new OnezoneAddress("https", "other.example.org", 443);

    /** Elapsed time may be negative, and may run over. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

    private final WantedPauses pauses = new WantedPauses(nanos::get);

    private static Exchange answer(int status, String retryAfter) {
        return new Exchange(
                URI.create("https://zone.example.org/"),
                status,
                Instant.EPOCH,
                Duration.ZERO,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                null,
                retryAfter);
    }

    @Test
    @DisplayName("ends when that much time has gone by, whatever the clock on the wall says")
    void elapsed() {
        pauses.note(HOST, answer(503, "60"));
        assertThat(pauses.left(HOST)).isEqualTo(Duration.ofSeconds(60));
        assertThat(pauses.left(OTHER)).isZero();
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(pauses.left(HOST)).isEqualTo(Duration.ofSeconds(1));
        nanos.addAndGet(Duration.ofDays(2).toNanos());
        assertThat(pauses.left(HOST)).isZero();
    }

    @Test
    @DisplayName("may be a date, measured against the same answer's date")
    void date() {
        pauses.note(HOST, answer(429, "Sun, 01 Mar 2026 12:00:30 GMT"));
        assertThat(pauses.left(HOST)).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "soon", "-1", "0", "1e3", "301", "9223372036854775807", "99999999999999999999", "+5"})
    @DisplayName("is none where what it says is no sensible time:")
    void nonsense(String retryAfter) {
        pauses.note(HOST, answer(503, retryAfter));
        assertThat(pauses.left(HOST)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"200", "204", "301", "401", "500"})
    @DisplayName("is none where the status does not ask for one:")
    void otherStatus(int status) {
        pauses.note(HOST, answer(status, "60"));
        assertThat(pauses.left(HOST)).isZero();
    }
}
