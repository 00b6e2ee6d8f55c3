package io.github.tokenrevoker.ui.pin;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.TestAuthority;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A Onezone's proof of itself")
class TrustTest extends WindowTest {
    private static AccessToken token() throws Exception {
        return AccessToken.pasted(Base62.encode(
                Macaroon.builder("127.0.0.1", "k".getBytes(StandardCharsets.US_ASCII), "2/nmd/prv-abc/act/id")
                        .build()
                        .serialize()));
    }

    private static void answer(String requestLine, OutputStream out) throws IOException {
        String body = requestLine.contains("/temporary")
                ? "{\"generation\":3}"
                : "{\"providerId\":\"abc\",\"name\":\"Behind TLS\"}";
        out.write(RawServer.http("200 OK", "application/json", body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static RawServer zone(TestAuthority.Identity identity) throws IOException {
        return new RawServer(TestAuthority.listen(identity), "https", TrustTest::answer);
    }

    private void check(String expected) {
        awaitEnabled("check-connection");
        press("check-connection");
        awaitThat(
                expected, () -> isShown("check-result") && text("check-result").contains(expected));
    }

    @SuppressWarnings("unchecked")
    private void chooseTrust(int index) {
        ComboBox<Object> kind = (ComboBox<Object>) lookup("#editor-trust").query();
        interact(() -> kind.getSelectionModel().select(index));
    }

    @Test
    @DisplayName("that nobody vouches for is pinned only when the operator brings its fingerprint from elsewhere")
    void pinned() throws Exception {
        TestAuthority.Identity identity = new TestAuthority().good();
        try (RawServer zone = zone(identity)) {
            addProfile("Mine", zone.address(), Environment.TEST, token());
            check("signed by an unknown certificate authority");
            assertThat(text("check-result")).doesNotContain(identity.fingerprint());
            assertThat(zone.requests()).isEmpty();
            press("compare-certificate");
            awaitShown("pin-dialog");
            assertThat(isEnabled("pin-trust")).isFalse();
            type("pin-fingerprint", new TestAuthority().good().fingerprint());
            assertThat(text("pin-match")).startsWith("This fingerprint does not match");
            assertThat(isEnabled("pin-trust")).isFalse();
            type(
                    "pin-fingerprint",
                    "sha256 Fingerprint=" + identity.fingerprint().toLowerCase(java.util.Locale.ROOT));
            press("pin-trust");
            check("the token belongs to the provider above");
            assertThat(text("provider-identity")).startsWith("Behind TLS");
            awaitThat(
                    "it is saved",
                    () -> Files.readString(folder.resolve("profiles.json")).contains(identity.fingerprint()));
        }
    }

    @Test
    @DisplayName(
            "that is no longer the pinned one stops everything before the token is sent, and both fingerprints are shown")
    void changed() throws Exception {
        TestAuthority.Identity before = new TestAuthority().good();
        TestAuthority.Identity after = new TestAuthority().good();
        try (RawServer zone = zone(after)) {
            var session = addProfile("Mine", zone.address(), Environment.TEST, token());
            interact(() -> book().change(
                            session,
                            session.profile()
                                    .reachedBy(session.profile()
                                            .route()
                                            .trusting(new io.github.tokenrevoker.connection.Trust.Pinned(
                                                    before.fingerprint()))),
                            java.util.Optional.empty()));
            check("is not the pinned one");
            assertThat(text("check-result")).contains(before.fingerprint()).contains(after.fingerprint());
            press("revoke");
            press("confirm-revoke");
            awaitOutcome("Not sent");
            assertThat(text("outcome-meaning")).startsWith("No byte of the request left this machine");
            assertThat(zone.requests()).isEmpty();
        }
    }

    @Test
    @DisplayName("by an authority of its own is accepted with that authority's file, which the editor shows")
    void authorityFile() throws Exception {
        TestAuthority authority = new TestAuthority();
        Path pem = authority.pem(folder);
        try (RawServer zone = zone(authority.good())) {
            addProfile("Mine", zone.address(), Environment.TEST, token());
            press("profile-edit");
            awaitShown("editor");
            chooseTrust(1);
            awaitThat("a file is missing", () -> text("editor-problem").startsWith("Choose the file"));
            assertThat(isEnabled("editor-save")).isFalse();
            files.choose(pem);
            interact(() ->
                    ((javafx.scene.control.Button) lookup("#editor-ca-choose").query()).fire());
            awaitEnabled("editor-save");
            assertThat(onFx(() -> ((javafx.scene.control.Label)
                                    lookup("#editor-trust-note").query())
                            .getText()))
                    .contains("CN=Test Authority")
                    .contains("SHA-256");
            press("editor-save");
            check("the token belongs to the provider above");
            assertThat(text("check-result")).contains("The server certificate is valid for 90 days more");
        }
    }

    @Test
    @DisplayName("is not waited for longer than the operator wants")
    void stopped() {
        startPractice();
        answerNext(NextAnswer.LATE);
        revokeAndConfirm();
        awaitThat(
                "it is sent",
                () -> isShown("revocation-stop") && text("revocation-step").startsWith("Sending"));
        press("revocation-stop");
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-happened")).startsWith("The answer was lost");
    }
}
