package io.github.tokenrevoker.ui.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The confirmation")
class ConfirmationTest extends WindowTest {
    @Test
    @DisplayName("names provider, host and environment, and says what dies, what stays, and that it cannot be undone")
    void says() {
        PracticeZone zone = startPractice();
        press("revoke");
        awaitEnabled("confirm-revoke");
        assertThat(text("confirm-text"))
                .contains(
                        "All temporary tokens of the provider Practice Provider (id 9a1c6e2f4b7d4c0e8f35practice0001)")
                .contains(zone.address().authority())
                .contains("TEST")
                .contains("cannot be undone");
        assertThat(shownTexts("facts")).anyMatch(words -> words.startsWith("Named tokens"));
    }

    @Test
    @DisplayName("of production asks to type the provider's name, and tells in words how it goes")
    void production() {
        PracticeZone zone = startPractice();
        addProfile("Kraków", zone.address(), Environment.PRODUCTION, zone.token(PracticeToken.PROVIDER_NAMED));
        press("revoke");
        awaitText("confirm-phrase-match", "Type the name exactly as shown.");
        assertThat(isEnabled("confirm-revoke")).isFalse();
        type("confirm-phrase", "Kraków");
        assertThat(text("confirm-phrase-match")).isEqualTo("Does not match");
        type("confirm-phrase", "Practice");
        assertThat(text("confirm-phrase-match")).isEqualTo("Keep typing…");
        assertThat(isEnabled("confirm-revoke")).isFalse();
        type("confirm-phrase", "Practice Provider");
        assertThat(text("confirm-phrase-match")).isEqualTo("Matches");
        click("confirm-phrase");
        type(KeyCode.ENTER);
        assertThat(isShown("confirm-dialog")).isTrue();
        click("confirm-revoke");
        awaitOutcome("Revoked and verified");
    }

    @Test
    @DisplayName("says plainly what could not be checked, and lets revoke all the same")
    void failedCheck() throws IOException {
        PracticeZone zone = startPractice();
        try (RawServer broken = new RawServer((line, out) -> {
            if (line.startsWith("DELETE")) {
                out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        })) {
            addProfile("Broken", broken.address(), Environment.STAGING, zone.token(PracticeToken.PROVIDER_NAMED));
            press("revoke");
            awaitEnabled("confirm-revoke");
            assertThat(shownTexts("confirmation-warning"))
                    .anyMatch(words -> words.contains("Onezone did not say which provider"))
                    .anyMatch(words -> words.contains("Not checked: the token generation"));
            press("confirm-revoke");
            awaitOutcome("Accepted, not verified");
            assertThat(broken.count("DELETE")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("offers to go on without a check that takes long")
    void impatient() throws IOException {
        PracticeZone zone = startPractice();
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer slow = new RawServer((_, _) -> over.await())) {
            OnezoneAddress address = slow.address();
            addProfile("Slow", address, Environment.PRODUCTION, zone.token(PracticeToken.PROVIDER_NAMED));
            press("revoke");
            awaitShown("confirm-checking");
            press("confirm-skip-check");
            awaitShown("confirm-phrase");
            assertThat(text("confirm-text")).contains("the provider of profile Slow");
            type("confirm-phrase", "Slow");
            awaitEnabled("confirm-revoke");
        } finally {
            over.countDown();
        }
    }

    @Test
    @DisplayName("shows hostile names harmlessly")
    void hostileName() throws IOException {
        PracticeZone zone = startPractice();
        String json = "{\"providerId\":\"9a1c6e2f4b7d4c0e8f35practice0001\",\"name\":\"Good\\u202e\\u0000\\nevil\"}";
        try (RawServer hostile = RawServer.saying(RawServer.http("200 OK", "application/json", json))) {
            addProfile("Hostile", hostile.address(), Environment.TEST, zone.token(PracticeToken.PROVIDER_NAMED));
            press("revoke");
            awaitShown("confirm-text");
            awaitThat("the name is shown", () -> text("confirm-text").contains("Good\\u202E\\u0000\\u000Aevil"));
        }
    }
}
