package io.github.tokenrevoker.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.practice.PracticeToken;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings")
class SettingsTest extends WindowTest {
    private void set(String id, boolean on) {
        ToggleSwitch wanted = (ToggleSwitch) node(id);
        interact(() -> wanted.setSelected(on));
    }

    private boolean isOn(String id) {
        ToggleSwitch wanted = (ToggleSwitch) node(id);
        return onFx(wanted::isSelected);
    }

    @Test
    @DisplayName("are off at first, and survive a restart once they are on")
    void survive() throws Exception {
        press("settings-open");
        assertThat(isOn("settings-canary")).isFalse();
        assertThat(isOn("settings-check-at-start")).isFalse();
        set("settings-canary", true);
        press("settings-close");
        restart();
        press("settings-open");
        awaitThat("they are read", () -> isOn("settings-canary"));
        assertThat(isOn("settings-check-at-start")).isFalse();
    }

    @Test
    @DisplayName("that cannot be saved hold for this run, and say so")
    void notSaved() throws Exception {
        Path inTheWay = Files.createDirectory(folder.resolve("settings.json"));
        Files.writeString(inTheWay.resolve("x"), "x");
        restart();
        press("settings-open");
        set("settings-canary", true);
        awaitThat("it says so", () -> text("settings-problem").startsWith("These settings apply to this session only"));
        press("settings-close");
        startPractice();
        press("revoke");
        awaitShown("confirm-dialog");
        assertThat(shownTexts("facts")).contains("Canary token");
    }

    @Test
    @DisplayName("bring a canary into the confirmation, the revocation and its outcome")
    void canary() {
        press("settings-open");
        set("settings-canary", true);
        press("settings-close");
        startPractice();
        press("revoke");
        awaitEnabled("confirm-revoke");
        assertThat(shownTexts("facts"))
                .anyMatch(text -> text.startsWith("A one-minute temporary token is created first"));
        press("confirm-revoke");
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-happened"))
                .endsWith("The canary token, a temporary token created just before, is now rejected as revoked.");
    }

    @Test
    @DisplayName("let a token that may not make a canary revoke without one")
    void canaryNotAllowed() {
        press("settings-open");
        set("settings-canary", true);
        press("settings-close");
        startPractice();
        takePracticeToken(PracticeToken.PROVIDER_CONFINED);
        revokeAndConfirm();
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-happened")).contains("No canary token was used, because it could not be created (401");
    }
}
