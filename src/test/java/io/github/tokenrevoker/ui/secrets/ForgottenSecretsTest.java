package io.github.tokenrevoker.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.connection.HiddenText;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.StandInZone;
import io.github.tokenrevoker.token.Base62;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looks for secrets in everything that is reachable in this JVM. The zone is another process. */
@DisplayName("In memory after locking")
class ForgottenSecretsTest extends WindowTest {
    /** The signature and what is before it, which say nothing to anybody but the zone. */
    private static final int SECRET_PART = 36;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SecureRandom random = new SecureRandom();
    private final HiddenText passphrase = new HiddenText(letters(24));

    @SuppressWarnings("NullAway.Init")
    private Process zone;

    private int port;

    @BeforeEach
    void startZone() throws Exception {
        zone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInZone.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        port = Integer.parseInt(zone.inputReader().readLine());
    }

    @AfterEach
    void endZone() {
        zone.destroy();
    }

    private String letters(int length) {
        StringBuilder letters = new StringBuilder();
        random.ints(length, 'a', 'z' + 1).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private HiddenText token() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new HiddenText(
                Base62.encode(Macaroon.builder("127.0.0.1", key, "2/nmd/prv-" + letters(8) + "/act/" + letters(8))
                        .build()
                        .serialize()));
    }

    private void typeHidden(String id, HiddenText text) {
        TextInputControl input = (TextInputControl) node(id);
        interact(() -> input.setText(text.text()));
    }

    @SuppressWarnings("unchecked")
    private void add(String name, HiddenText token, TokenHome home) {
        press("profile-add");
        type("editor-name", name);
        type("editor-host", new OnezoneAddress("http", "127.0.0.1", port).toString());
        typeHidden("editor-token", token);
        ComboBox<TokenHome> box = (ComboBox<TokenHome>) node("editor-home");
        interact(() -> box.setValue(home));
        ComboBox<Environment> environment = (ComboBox<Environment>) node("editor-environment");
        interact(() -> environment.setValue(Environment.TEST));
        press("editor-save");
    }

    private void makeVault() {
        awaitShown("vault-new-passphrase");
        typeHidden("vault-new-passphrase", passphrase);
        typeHidden("vault-passphrase-again", passphrase);
        press("vault-create");
        awaitThat("it is stored", () -> {
            String profiles = Files.readString(folder.resolve("profiles.json"));
            return profiles.contains("\"tokenHome\" : \"vault\"") && profiles.contains("\"tokensToDelete\" : [ ]");
        });
    }

    private void lock() {
        press("vault-lock");
        awaitThat(
                "it is locked",
                () -> isShown("notice-text") && text("notice-text").startsWith("Locked"));
        interact(() -> {});
    }

    /** Looks again while work that was interrupted may still hold secrets: it overwrites them on its way out. */
    private void assertForgotten(HiddenText... secrets) {
        await("nothing is left")
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> {
                    Path dump = HiddenText.dump(folder);
                    try {
                        for (HiddenText secret : secrets) {
                            assertThat(secret.occurrences(dump)).isZero();
                        }
                    } finally {
                        Files.delete(dump);
                    }
                });
    }

    @Test
    @DisplayName("is nothing of a token that was typed, stored, checked and revoked with, nor of the passphrase")
    void single() throws Exception {
        HiddenText token = token();
        add("Mine", token, TokenHome.VAULT);
        makeVault();
        press("check-connection");
        awaitText("generation", "3");
        press("revoke");
        press("confirm-revoke");
        awaitShown("outcome-copy");
        awaitEnabled("revoke");
        lock();
        assertForgotten(token.end(SECRET_PART), passphrase);
    }

    @Test
    @DisplayName(
            "is nothing of a token that a confirmation was cancelled for, nor of a deleted profile that can come back")
    void cancelled() throws Exception {
        HiddenText token = token();
        add("Mine", token, TokenHome.NOWHERE);
        press("revoke");
        press("confirm-cancel");
        HiddenText other = token();
        add("Other", other, TokenHome.NOWHERE);
        press("profile-delete");
        lock();
        assertForgotten(token.end(SECRET_PART), other.end(SECRET_PART));
    }

    @Test
    @DisplayName("is nothing of the tokens that many providers were revoked with, nor of one that was left out")
    void bulk() throws Exception {
        HiddenText one = token();
        HiddenText same = token();
        add("One", one, TokenHome.NOWHERE);
        add("Same", same, TokenHome.NOWHERE);
        press("bulk-open");
        press("bulk-select-all");
        press("bulk-revoke");
        awaitShown("bulk-confirm-phrase");
        type("bulk-confirm-phrase", "revoke 2 providers");
        press("bulk-confirm-revoke");
        awaitThat("it has begun", () -> isShown("bulk-export") && isEnabled("bulk-export"));
        awaitThat("it is over", () -> !isEnabled("bulk-stop"));
        lock();
        assertForgotten(one.end(SECRET_PART), same.end(SECRET_PART));
    }

    @Test
    @DisplayName("is found what is in use")
    void found() throws Exception {
        HiddenText token = token();
        add("Mine", token, TokenHome.NOWHERE);
        awaitEnabled("revoke");
        Path dump = HiddenText.dump(folder);
        assertThat(token.end(SECRET_PART).occurrences(dump)).isPositive();
    }
}
