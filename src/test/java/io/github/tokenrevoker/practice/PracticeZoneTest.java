package io.github.tokenrevoker.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The practice zone")
class PracticeZoneTest {
    private static final String TEMPORARY = "/provider/tokens/temporary";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private PracticeZone zone;

    @BeforeEach
    void open() throws IOException {
        zone = PracticeZone.start(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        zone.close();
        http.close();
    }

    private record Reply(int status, JsonNode json) {
        String errorId() {
            return json.at("/error/id").asString("");
        }

        String causeId() {
            return json.at("/error/details/authError/id").asString("");
        }
    }

    private Reply call(String method, String path, Optional<String> token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(zone.address() + "/api/v3/onezone" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        token.ifPresent(given -> request.header("X-Auth-Token", given));
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        String text = response.body();
        return new Reply(response.statusCode(), text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
    }

    private Reply call(String method, String path, PracticeToken kind) throws Exception {
        return call(method, path, Optional.of(zone.token(kind).reveal()), "");
    }

    @Test
    @DisplayName("begins at generation 1, and every revocation adds one")
    void generations() throws Exception {
        assertThat(call("GET", TEMPORARY, PracticeToken.PROVIDER_NAMED).json()).hasToString("{\"generation\":1}");
        assertThat(call("DELETE", TEMPORARY, PracticeToken.PROVIDER_NAMED).status())
                .isEqualTo(204);
        assertThat(call("DELETE", TEMPORARY, PracticeToken.PROVIDER_TEMPORARY).status())
                .isEqualTo(204);
        assertThat(call("GET", TEMPORARY, PracticeToken.PROVIDER_NAMED).json()).hasToString("{\"generation\":3}");
    }

    @Test
    @DisplayName("says who its provider is, to the provider only")
    void provider() throws Exception {
        assertThat(call("GET", "/provider", PracticeToken.PROVIDER_TEMPORARY)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Practice Provider");
        assertThat(call("GET", "/provider", PracticeToken.USER).status()).isEqualTo(403);
        assertThat(call("GET", "/provider", PracticeToken.ADMINISTRATOR).status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("makes temporary tokens that verify, and refuses them after a revocation")
    void temporaryTokens() throws Exception {
        String body = "{\"type\":{\"accessToken\":{}},\"caveats\":[{\"type\":\"time\",\"validUntil\":"
                + Instant.now().plusSeconds(60).getEpochSecond() + "}]}";
        String provider = zone.token(PracticeToken.PROVIDER_NAMED).reveal();
        Reply created = call("POST", TEMPORARY, Optional.of(provider), body);
        assertThat(created.status()).isEqualTo(201);
        String token = created.json().path("token").asString();
        String question = "{\"token\":\"" + token + "\"}";
        Reply verified = call("POST", "/tokens/verify_access_token", Optional.empty(), question);
        assertThat(verified.json().at("/subject/type").asString()).isEqualTo("oneprovider");
        call("DELETE", TEMPORARY, PracticeToken.PROVIDER_NAMED);
        assertThat(call("POST", "/tokens/verify_access_token", Optional.empty(), question)
                        .errorId())
                .isEqualTo("tokenRevoked");
        assertThat(call("GET", TEMPORARY, Optional.of(token), "").causeId()).isEqualTo("tokenRevoked");
    }

    @Test
    @DisplayName("makes no temporary token without an end")
    void timeCaveatRequired() throws Exception {
        String provider = zone.token(PracticeToken.PROVIDER_NAMED).reveal();
        assertThat(call("POST", TEMPORARY, Optional.of(provider), "{}").errorId())
                .isEqualTo("tokenTimeCaveatRequired");
    }

    @Test
    @DisplayName("asks for a token, and tells undecodable, revoked and foreign ones apart")
    void badTokens() throws Exception {
        Reply none = call("DELETE", TEMPORARY, Optional.empty(), "");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.errorId()).isEqualTo("unauthorized");
        assertThat(none.json().at("/error").has("details")).isFalse();
        assertThat(call("DELETE", TEMPORARY, Optional.of("nonsense"), "").causeId())
                .isEqualTo("badToken");
        assertThat(call("DELETE", TEMPORARY, PracticeToken.REVOKED).causeId()).isEqualTo("tokenRevoked");
        assertThat(call("DELETE", TEMPORARY, Optional.of(forged("2/nmd/prv-" + Ledger.PROVIDER_ID + "/act/x")), "")
                        .causeId())
                .isEqualTo("tokenInvalid");
        assertThat(call("DELETE", TEMPORARY, Optional.of(forged("2/tmp-99/prv-" + Ledger.PROVIDER_ID + "/act/x")), "")
                        .causeId())
                .isEqualTo("tokenInvalid");
        assertThat(call("DELETE", TEMPORARY, Optional.of(forged("2/nmd/prv-p/idn/x")), "")
                        .causeId())
                .isEqualTo("notAnAccessToken");
    }

    private static String forged(String identifier) {
        byte[] key = "not the zone's".getBytes(StandardCharsets.US_ASCII);
        return Base62.encode(
                Macaroon.builder("127.0.0.1", key, identifier).build().serialize());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "time < 1, tokenCaveatUnverified",
        "time < 99999999999, ''",
        "interface = rest, ''",
        "interface = graphsync, tokenCaveatUnverified",
        "service = opw-abc, tokenCaveatUnverified",
        "service = ozw-onezone, ''",
        "consumer = usr-u1, tokenCaveatUnverified",
        "moon, tokenCaveatUnknown",
    })
    @DisplayName("judges the caveats that a token was given later:")
    void caveats(String caveat, String causeId) throws Exception {
        Macaroon macaroon = io.github.tokenrevoker.token.TokenReader.macaroon(zone.token(PracticeToken.PROVIDER_NAMED))
                .orElseThrow();
        String confined = Macaroon.builder(macaroon).addCaveat(caveat).build().serialize();
        assertThat(call("GET", TEMPORARY, Optional.of(Base62.encode(confined)), "")
                        .causeId())
                .isEqualTo(causeId);
    }

    @Test
    @DisplayName("answers a zone administrator's DELETE with 204, and nothing of the provider's is revoked")
    void phantom() throws Exception {
        String temporary = zone.token(PracticeToken.PROVIDER_TEMPORARY).reveal();
        assertThat(call("GET", TEMPORARY, PracticeToken.ADMINISTRATOR).json()).hasToString("{\"generation\":1}");
        assertThat(call("DELETE", TEMPORARY, PracticeToken.ADMINISTRATOR).status())
                .isEqualTo(204);
        assertThat(call("GET", TEMPORARY, PracticeToken.ADMINISTRATOR).json()).hasToString("{\"generation\":2}");
        assertThat(call("GET", TEMPORARY, Optional.of(temporary), "").json()).hasToString("{\"generation\":1}");
    }

    @Test
    @DisplayName("refuses an ordinary user's DELETE")
    void user() throws Exception {
        assertThat(call("DELETE", TEMPORARY, PracticeToken.USER).errorId()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/provider/tokens", "/../../etc/passwd"})
    @DisplayName("knows no other path")
    void otherPaths(String path) throws Exception {
        assertThat(call("GET", path, PracticeToken.PROVIDER_NAMED).errorId()).isEqualTo("notFound");
    }

    @Test
    @DisplayName("behaves again after an answer that was asked for")
    void behavesAgain() throws Exception {
        zone.answerNext(NextAnswer.FORBIDDEN_403);
        assertThat(call("DELETE", TEMPORARY, PracticeToken.PROVIDER_NAMED).status())
                .isEqualTo(403);
        assertThat(call("DELETE", TEMPORARY, PracticeToken.PROVIDER_NAMED).status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("listens on loopback only")
    void loopbackOnly() throws Exception {
        assertThat(zone.address().host()).isEqualTo("127.0.0.1");
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (Socket socket = new Socket()) {
            Optional<IOException> refusal = Optional.empty();
            try {
                socket.connect(new InetSocketAddress(elsewhere, zone.address().port()), 2000);
            } catch (IOException refused) {
                refusal = Optional.of(refused);
            }
            assertThat(refusal).isPresent();
        }
    }
}
