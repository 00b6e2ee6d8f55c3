package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a token says of itself")
class TokenFindingsTest extends WindowTest {
    private static AccessToken token(String domain, String identifier, String... caveats) {
        var builder = Macaroon.builder(domain, "key".getBytes(StandardCharsets.US_ASCII), identifier);
        for (String caveat : caveats) {
            builder.addCaveat(caveat);
        }
        try {
            return AccessToken.pasted(Base62.encode(builder.build().serialize()));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    @DisplayName("stands in the editor while it is pasted")
    void inTheEditor() {
        press("profile-add");
        type("editor-host", "onezone.example.org");
        type("editor-token", token("evil.example.com", "2/nmd/usr-u/act/id").reveal());
        awaitThat("it is read", () -> text("editor-token-note").contains("Named access"));
        assertThat(text("editor-token-note"))
                .contains("Named access token of user u, issued by evil.example.com")
                .contains("Blocks: This token belongs to a user")
                .contains("Blocks: This token was issued by evil.example.com");
    }

    @Test
    @DisplayName("stands in the editor before a host is written, as far as it does not depend on one")
    void inTheEditorWithoutHost() {
        press("profile-add");
        type(
                "editor-token",
                token("onezone.example.org", "2/tmp-3/usr-u/act/id", "interface = graphsync")
                        .reveal());
        awaitThat("it is read", () -> text("editor-token-note").contains("Blocks: This token belongs to a user"));
        assertThat(text("editor-token-note"))
                .contains("“interface = graphsync” can’t be met")
                .doesNotContain("was issued by onezone.example.org, and");
    }

    @Test
    @DisplayName("stands beside the chosen profile, with the server's generation once it is known")
    void inTheSummary() {
        startPractice();
        takePracticeToken(PracticeToken.REVOKED);
        awaitThat("it dies", () -> text("token-summary").contains("Warning: This token is temporary"));
        takePracticeToken(PracticeToken.PROVIDER_NAMED);
        awaitThat("it is absolute", () -> text("token-summary").contains("Note: This token has no caveats"));
    }

    @Test
    @DisplayName("tells when it expires in relative words with the exact time")
    void expiry() {
        var zone = startPractice();
        long soon = Instant.now().plusSeconds(1500).getEpochSecond();
        addProfile(
                "Soon", zone.address(), Environment.TEST, token("127.0.0.1", "2/nmd/prv-abc/act/id", "time < " + soon));
        assertThat(text("token-summary")).containsPattern("Warning: Expires in 2[45] minutes \\(\\d{4}-\\d\\d-\\d\\d ");
    }

    @Test
    @DisplayName("keeps another zone's token from being sent anywhere, until the operator says that the host is meant")
    void anotherZone() throws IOException {
        try (RawServer server = RawServer.saying(RawServer.http("403 Forbidden", "application/json", "{}"))) {
            addProfile(
                    "Tunnel",
                    server.address(),
                    Environment.TEST,
                    token("onezone.example.org", "2/nmd/prv-abc/act/id", "interface = rest"));
            awaitShown("revoke-blocked");
            assertThat(text("revoke-blocked"))
                    .startsWith("This token was issued by onezone.example.org, but the profile’s host is 127.0.0.1.");
            assertThat(isEnabled("revoke")).isFalse();
            press("check-connection");
            awaitThat(
                    "the check has ended",
                    () -> isShown("check-result") && text("check-result").contains("the token was not sent"));
            assertThat(server.requests()).isEmpty();
            press("accept-zone");
            awaitEnabled("revoke");
            assertThat(text("token-summary"))
                    .contains("Warning: This token was issued by onezone.example.org. You confirmed");
            press("check-connection");
            awaitThat("it is asked now", () -> !server.requests().isEmpty());
            awaitThat(
                    "the word is kept",
                    () -> Files.readString(folder.resolve("profiles.json"))
                            .contains("\"acceptedZone\" : \"onezone.example.org\""));
        }
    }

    @Test
    @DisplayName("forgets that a host was meant when the host changes")
    void acceptanceEnds() throws IOException {
        try (RawServer server = RawServer.saying("")) {
            addProfile(
                    "Tunnel", server.address(), Environment.TEST, token("onezone.example.org", "2/nmd/prv-abc/act/id"));
            press("accept-zone");
            awaitEnabled("revoke");
            press("profile-edit");
            type("editor-host", "http://[::1]:8080");
            press("editor-save");
            awaitShown("accept-zone");
            assertThat(isEnabled("revoke")).isFalse();
        }
    }

    @Test
    @DisplayName("comes, for a token without caveats, with the request that makes a confined one")
    void confinedRequest() {
        startPractice();
        press("copy-confined-request");
        String request = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(request)
                .contains("--header @-")
                .contains(
                        "\"ozw/delete/token.null.provider_temporary_tokens,9a1c6e2f4b7d4c0e8f35practice0001:private\"");
    }

    @Test
    @DisplayName("stands in the confirmation as far as it matters")
    void inTheConfirmation() throws IOException {
        try (RawServer server = RawServer.saying("")) {
            addProfile(
                    "Confined",
                    server.address(),
                    Environment.TEST,
                    token("127.0.0.1", "2/nmd/prv-abc/act/id", "interface = graphsync"));
            press("revoke");
            awaitEnabled("confirm-revoke");
            assertThat(shownTexts("confirmation-warning"))
                    .anyMatch(words -> words.startsWith("Its caveat “interface = graphsync” can’t be met"));
        }
    }
}
