package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.Answer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class InquiryTest {
    @ParameterizedTest
    @EnumSource(
            names = {
                "NAME_UNKNOWN",
                "CONNECTION_REFUSED",
                "UNREACHABLE",
                "CONNECT_TIMEOUT",
                "TLS",
                "PROXY_REFUSED",
                "ANSWER_TIMEOUT",
                "CONNECTION_CUT",
                "PROTOCOL"
            })
    void asksAgainAfterAFaultThatMayPass(Kind kind) {
        assertThat(timesAsked(kind)).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "NAME_UNKNOWN",
                "CONNECTION_REFUSED",
                "UNREACHABLE",
                "CONNECT_TIMEOUT",
                "TLS",
                "PROXY_REFUSED",
                "ANSWER_TIMEOUT",
                "CONNECTION_CUT",
                "PROTOCOL"
            })
    void asksOnceWhereSettingsOrCertificatesAreAtFault(Kind kind) {
        assertThat(timesAsked(kind)).isOne();
    }

    private static int timesAsked(Kind kind) {
        AtomicInteger asked = new AtomicInteger();
        Inquiry inquiry = new Inquiry(new TestTime(), Duration.ofMinutes(1), () -> false);
        var _ = inquiry.ask(() -> {
            asked.incrementAndGet();
            return new Answer.NotSent<>(new TransportFault(kind, "made up"));
        });
        return asked.get();
    }
}
