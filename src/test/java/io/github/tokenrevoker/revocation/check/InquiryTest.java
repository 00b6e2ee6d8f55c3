package io.github.tokenrevoker.revocation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.OnezoneClient;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InquiryTest {
    private static final Set<Kind> PASSING = EnumSet.of(
            Kind.NAME_UNKNOWN,
            Kind.CONNECTION_REFUSED,
            Kind.UNREACHABLE,
            Kind.CONNECT_TIMEOUT,
            Kind.TLS,
            Kind.PROXY_REFUSED,
            Kind.ANSWER_TIMEOUT,
            Kind.CONNECTION_CUT,
            Kind.PROTOCOL);

    static Set<Kind> passing() {
        return PASSING;
    }

    static Set<Kind> lasting() {
        return EnumSet.complementOf(EnumSet.copyOf(PASSING));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void asksAgainAfterAFaultThatMayPass(Kind kind) {
        assertThat(timesAsked(kind)).isEqualTo(13);
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void asksOnceWhereSettingsOrCertificatesAreAtFault(Kind kind) {
        assertThat(timesAsked(kind)).isOne();
    }

    @Test
    void leavesRepeatingToTheClientWhereItDoesNotRepeat() {
        try (OnezoneClient client = new OnezoneClient(Clock.systemUTC(), "test")) {
            assertThat(Inquiry.single(new TestTime()).through(client)).isSameAs(client);
            Inquiry repeating = new Inquiry(new TestTime(), Duration.ofMinutes(1), () -> false);
            assertThat(repeating.through(client)).isNotSameAs(client);
        }
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
