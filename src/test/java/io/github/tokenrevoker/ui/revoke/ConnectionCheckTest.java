package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A check of the connection")
class ConnectionCheckTest extends WindowTest {
    private Timeouts timeouts = super.timeouts();

    @Override
    protected Timeouts timeouts() {
        return timeouts;
    }

    private void check() {
        press("check-connection");
        awaitShown("check-result");
        awaitEnabled("check-connection");
    }

    private List<String> readiness() {
        return shownTexts("list-cell").stream()
                .filter(text -> text.contains("checked") || text.contains("new token"))
                .toList();
    }

    @Test
    @DisplayName("tells what only Onezone knows: validity, zone and clocks")
    void facts() {
        startPractice();
        check();
        assertThat(text("check-result"))
                .contains("the token belongs to the provider above")
                .contains("The token is valid and does not expire.")
                .contains("Zone name: Practice Zone, version 21.02.8.")
                .contains("This machine’s clock agrees with Onezone’s.");
    }

    @Test
    @DisplayName("tells for how long the token stays valid")
    void timeLeft() {
        startPractice();
        takePracticeToken(PracticeToken.PROVIDER_EXPIRING);
        check();
        assertThat(text("check-result")).containsPattern("valid for 2[45] minutes more by Onezone’s clock");
    }

    @Test
    @DisplayName("that is refused explains itself with the advice that the outcome would give")
    void advice() {
        startPractice();
        takePracticeToken(PracticeToken.REVOKED);
        check();
        assertThat(text("check-result"))
                .contains("401 authentication error: Provided token has been revoked. (tokenRevoked)")
                .contains(
                        "This token has been revoked, perhaps by an earlier revocation. Give the profile a valid token");
    }

    @Test
    @DisplayName("of an expired token names the caveat and what to do")
    void expired() {
        startPractice();
        takePracticeToken(PracticeToken.PROVIDER_EXPIRED);
        check();
        assertThat(text("check-result")).contains("tokenCaveatUnverified").contains("Use a token without that caveat");
        assertThat(readiness()).singleElement().asString().startsWith("Needs a new token");
    }

    @Test
    @DisplayName("shows in the list that the profile is ready, and when that was")
    void ready() {
        startPractice();
        assertThat(readiness()).isEmpty();
        takePracticeToken(PracticeToken.PROVIDER_EXPIRING);
        check();
        awaitThat("the list shows it", () -> !readiness().isEmpty());
        assertThat(readiness()).singleElement().asString().matches("Ready · token 2[45] minutes · checked \\d\\d:.*");
    }

    @Test
    @DisplayName("shows in the list that a host cannot be reached, or refuses the token")
    void notReady() throws IOException {
        PracticeZone zone = startPractice();
        addProfile(
                "Nowhere",
                new OnezoneAddress("http", "127.0.0.1", 9),
                Environment.TEST,
                zone.token(PracticeToken.PROVIDER_NAMED));
        check();
        awaitThat("the list shows it", () -> readiness().stream().anyMatch(text -> text.startsWith("Not reachable")));
        assertThat(text("check-result")).contains("nothing listens on that port");
        try (RawServer server = RawServer.saying(
                RawServer.http("403 Forbidden", "application/json", "{\"error\":{\"id\":\"forbidden\"}}"))) {
            addProfile("Refusing", server.address(), Environment.TEST, zone.token(PracticeToken.PROVIDER_NAMED));
            check();
            awaitThat(
                    "the list shows it",
                    () -> readiness().stream().anyMatch(text -> text.startsWith("Token rejected")));
        }
    }

    @Test
    @DisplayName("is not made before the operator asks for it")
    void notUnasked() throws IOException {
        AccessToken token = startPractice().token(PracticeToken.PROVIDER_NAMED);
        try (RawServer server = RawServer.saying("")) {
            addProfile("Quiet", server.address(), Environment.TEST, token);
            choose("Practice");
            choose("Quiet");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    @DisplayName("waits for as long as the zone wants, then is made once more, while revoking stays possible")
    void retryAfter() throws Exception {
        // Less than the zone wants, so that no request waits for it by itself.
        timeouts = new Timeouts(timeouts.connect(), Duration.ofSeconds(2));
        restart();
        AccessToken token = startPractice().token(PracticeToken.PROVIDER_NAMED);
        AtomicBoolean busy = new AtomicBoolean(true);
        String later = RawServer.http("503 Service Unavailable\r\nRetry-After: 2", "text/plain", "later");
        String fine = RawServer.http(
                "200 OK", "application/json", "{\"providerId\":\"abc\",\"name\":\"Other\",\"generation\":3}");
        try (RawServer server = new RawServer(
                (_, out) -> out.write((busy.get() ? later : fine).getBytes(StandardCharsets.ISO_8859_1)))) {
            addProfile("Busy", server.address(), Environment.TEST, token);
            awaitEnabled("check-connection");
            press("check-connection");
            awaitThat("it waits", () -> text("check-connection").startsWith("Onezone accepts the next check at"));
            assertThat(isEnabled("check-connection")).isFalse();
            assertThat(isEnabled("revoke")).isTrue();
            assertThat(text("check-result")).contains("2");
            int asked = server.requests().size();
            busy.set(false);
            awaitThat(
                    "it is made once more", () -> text("check-result").contains("Onezone names a different provider"));
            awaitText("check-connection", "Check connection");
            assertThat(server.requests()).hasSizeGreaterThan(asked);
        }
    }

    @Test
    @DisplayName("with the token confined to this job finds nothing amiss")
    void confined() {
        startPractice();
        takePracticeToken(PracticeToken.PROVIDER_CONFINED);
        check();
        assertThat(text("check-result")).contains("the token belongs to the provider above");
        assertThat(text("token-summary")).endsWith("3 caveats.");
        revokeAndConfirm();
        awaitOutcome("Revoked and verified");
    }
}
