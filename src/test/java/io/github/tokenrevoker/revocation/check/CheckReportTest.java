package io.github.tokenrevoker.revocation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.connection.ServerCertificate;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.onezone.Verification;
import io.github.tokenrevoker.onezone.ZoneDetails;
import io.github.tokenrevoker.token.TokenReading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report of a check")
class CheckReportTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final TokenReading TOKEN = new TokenReading.Illegible(TokenReading.Reason.NOT_A_TOKEN);
    private static final ProviderDetails ABC = new ProviderDetails("abc", "Provider", null);
    private static final ServerCertificate CERTIFICATE = new ServerCertificate("CN=onezone", NOW, "AA:BB");

    private static Exchange exchange(
            Duration duration, @Nullable Instant serverDate, @Nullable ServerCertificate certificate) {
        return new Exchange(
                URI.create("https://onezone.example.org"), 200, NOW, duration, serverDate, certificate, null, null);
    }

    private static CheckReport of(Caller caller, Answer<ProviderDetails> provider, Answer<Generation> generation) {
        return new CheckReport(
                TOKEN, caller, Optional.of(new CheckReport.Asked(provider, generation)), Optional.empty(), NOW);
    }

    private static CheckReport of(Exchange provider, Exchange generation) {
        return of(
                new Caller.Established(ABC),
                new Answer.Success<>(ABC, provider),
                new Answer.Success<>(new Generation(3), generation));
    }

    private static CheckReport failed(TransportFault provider, TransportFault generation) {
        return of(
                new Caller.NotEstablished(Caller.Doubt.NO_ANSWER),
                new Answer.NotSent<>(provider),
                new Answer.NotSent<>(generation));
    }

    private static TransportFault fault(Kind kind) {
        return new TransportFault(kind, "made up");
    }

    @Test
    @DisplayName("allows a revocation to be verified when the caller and the generation are known")
    void verifiable() {
        Exchange exchange = exchange(Duration.ZERO, null, null);
        CheckReport full = of(exchange, exchange);
        assertThat(full.allowsProof()).isTrue();
        assertThat(full.generation()).contains(new Generation(3));
        assertThat(full.provider()).contains(ABC);
        CheckReport withoutGeneration =
                of(full.caller(), new Answer.Success<>(ABC, exchange), new Answer.Lost<>(fault(Kind.CONNECTION_CUT)));
        assertThat(withoutGeneration.allowsProof()).isFalse();
        CheckReport ofUnknown = of(
                new Caller.NotEstablished(Caller.Doubt.REFUSED),
                new Answer.Success<>(ABC, exchange),
                new Answer.Success<>(new Generation(3), exchange));
        assertThat(ofUnknown.allowsProof()).isFalse();
    }

    @Test
    @DisplayName("takes the time of the zone from its quickest answer, where that is certain")
    void clock() {
        Instant ahead = NOW.plusSeconds(60);
        CheckReport report = of(
                exchange(Duration.ofSeconds(10), ahead, null),
                exchange(Duration.ofSeconds(2), NOW.plusSeconds(120), null));
        assertThat(report.clockDifference().orElseThrow().error()).isEqualTo(Duration.ofMillis(1500));
        assertThat(report.onZonesClock(NOW)).isEqualTo(NOW.plusMillis(119_500));
        Exchange same = exchange(Duration.ofSeconds(2), NOW, null);
        assertThat(of(same, same).onZonesClock(NOW)).isEqualTo(NOW);
        assertThat(failed(fault(Kind.TLS), fault(Kind.TLS)).onZonesClock(NOW)).isEqualTo(NOW);
    }

    @Test
    @DisplayName("has the certificate of the zone, or the one that was not accepted")
    void certificates() {
        Exchange plain = exchange(Duration.ZERO, null, null);
        assertThat(of(plain, exchange(Duration.ZERO, null, CERTIFICATE)).certificate())
                .contains(CERTIFICATE);
        assertThat(of(plain, plain).certificate()).isEmpty();
        assertThat(of(plain, plain).refusedCertificate()).isEmpty();
        PresentedCertificate presented = new PresentedCertificate(CERTIFICATE, "CN=issuer", NOW, List.of());
        assertThat(failed(fault(Kind.TLS), new TransportFault(Kind.TLS_SELF_SIGNED, "made up", presented))
                        .refusedCertificate())
                .contains(presented);
    }

    @Test
    @DisplayName("tells when a password was missing or wrong")
    void password() {
        assertThat(failed(fault(Kind.TLS), fault(Kind.PROXY_PASSWORD)).lacksPassword())
                .isTrue();
        assertThat(failed(fault(Kind.TLS), fault(Kind.TLS)).lacksPassword()).isFalse();
        CheckReport lost = of(
                new Caller.NotEstablished(Caller.Doubt.NO_ANSWER),
                new Answer.Lost<>(fault(Kind.PROXY_PASSWORD)),
                new Answer.Lost<>(fault(Kind.PROXY_PASSWORD)));
        assertThat(lost.lacksPassword()).isFalse();
    }

    @Test
    @DisplayName("keeps what an earlier one knew besides, unless it knows that itself")
    void further() {
        Exchange exchange = exchange(Duration.ZERO, NOW.plusSeconds(9), CERTIFICATE);
        CheckReport.Further further = new CheckReport.Further(
                new Answer.Success<>(new Verification("oneprovider", "abc", Optional.empty()), exchange),
                new Answer.Success<>(new ZoneDetails("Zone", "21.02"), exchange));
        CheckReport bare = CheckReport.offline(TOKEN, Optional.empty(), NOW);
        CheckReport full = new CheckReport(bare.token(), bare.caller(), bare.asked(), Optional.of(further), bare.at());
        assertThat(bare.keepingFurtherOf(Optional.of(full)).further()).contains(further);
        assertThat(full.keepingFurtherOf(Optional.of(bare)).further()).contains(further);
        assertThat(bare.keepingFurtherOf(Optional.empty()).further()).isEmpty();
        assertThat(full.certificate()).contains(CERTIFICATE);
        assertThat(bare.caller()).isEqualTo(new Caller.NotEstablished(Caller.Doubt.NOT_ASKED));
    }
}
