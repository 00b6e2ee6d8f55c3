package io.github.tokenrevoker.revocation.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.revocation.check.Caller.Doubt;
import io.github.tokenrevoker.revocation.check.Caller.Established;
import io.github.tokenrevoker.revocation.check.Caller.NotEstablished;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The caller")
class CallerTest {
    private static final ProviderDetails ABC = new ProviderDetails("abc", "Provider", null);
    private static final TokenReading TOKEN_OF_ABC = token("2/nmd/prv-abc/act/id1");
    private static final TokenReading LEGACY = token("0123456789abcdef");

    private static TokenReading token(String identifier) {
        Macaroon macaroon = Macaroon.builder(
                        "onezone.example.org", "key".getBytes(StandardCharsets.US_ASCII), identifier)
                .build();
        return read(Base62.encode(macaroon.serialize()));
    }

    private static TokenReading read(String serialized) {
        try {
            return TokenReader.read(AccessToken.pasted(serialized));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Exchange exchange(int status) {
        return new Exchange(
                URI.create("https://onezone.example.org"),
                status,
                Instant.EPOCH,
                Duration.ZERO,
                null,
                null,
                null,
                null);
    }

    private static Answer<ProviderDetails> named(ProviderDetails provider) {
        return new Answer.Success<>(provider, exchange(200));
    }

    private static Answer<ProviderDetails> refused(int status) {
        return new Answer.Refusal<>(new OnezoneError("someError", "", null, null), exchange(status));
    }

    @Test
    @DisplayName("is established when the zone names the provider that the token names")
    void agreed() {
        assertThat(Caller.judge(TOKEN_OF_ABC, named(ABC))).isEqualTo(new Established(ABC));
    }

    @Test
    @DisplayName("is established when the zone names a provider and the token does not say whose it is")
    void undisclosed() {
        assertThat(Caller.judge(LEGACY, named(ABC))).isEqualTo(new Established(ABC));
        assertThat(Caller.judge(read("helloworld"), named(ABC))).isEqualTo(new Established(ABC));
    }

    @Test
    @DisplayName("is not established when the zone names another provider than the token")
    void contradicted() {
        Caller judged = Caller.judge(TOKEN_OF_ABC, named(new ProviderDetails("xyz", "Provider", null)));
        assertThat(judged).isEqualTo(new NotEstablished(Doubt.ANOTHER_PROVIDER));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    @DisplayName("is refused by a zone that will not say who it is:")
    void refusal(int status) {
        assertThat(Caller.judge(TOKEN_OF_ABC, refused(status))).isEqualTo(new NotEstablished(Doubt.REFUSED));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    @DisplayName("is not refused by a crowded or failing server:")
    void crowded(int status) {
        assertThat(Caller.judge(TOKEN_OF_ABC, refused(status))).isEqualTo(new NotEstablished(Doubt.NO_ANSWER));
    }

    @Test
    @DisplayName("is not known without a usable answer")
    void noAnswer() {
        TransportFault fault = new TransportFault(Kind.CONNECTION_CUT, "made up");
        NotEstablished unknown = new NotEstablished(Doubt.NO_ANSWER);
        assertThat(Caller.judge(TOKEN_OF_ABC, new Answer.NotSent<>(fault))).isEqualTo(unknown);
        assertThat(Caller.judge(TOKEN_OF_ABC, new Answer.Lost<>(fault))).isEqualTo(unknown);
        assertThat(Caller.judge(TOKEN_OF_ABC, new Answer.Unreadable<>(new RawBody("", "", 0, false), exchange(200))))
                .isEqualTo(unknown);
    }

    @Test
    @DisplayName("may be established by asking again only where the zone did not say anything")
    void passing() {
        assertThat(Doubt.values()).filteredOn(Doubt::isPassing).containsExactly(Doubt.NOT_ASKED, Doubt.NO_ANSWER);
    }
}
