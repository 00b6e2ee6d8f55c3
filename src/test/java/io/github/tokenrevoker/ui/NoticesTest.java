package io.github.tokenrevoker.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.TokenHome;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A notice")
class NoticesTest extends WindowTest {
    private static final String PASSPHRASE = "four unrelated words suffice";

    private void add(String name) {
        PracticeZone zone = practiceZone();
        addProfile(name, zone.address(), Environment.TEST, zone.token(PracticeToken.PROVIDER_NAMED));
    }

    private void delete(String name) {
        choose(name);
        press("profile-delete");
        awaitThat("it is told", () -> texts().contains("Profile " + name + " was deleted."));
    }

    private List<String> texts() {
        return onFx(() -> lookup("#notice-text").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
    }

    private void undo(String name) {
        interact(() -> lookup("#notice").queryAll().stream()
                .filter(row -> row.lookup("#notice-text") instanceof Labeled text
                        && text.getText().contains(name))
                .findFirst()
                .map(row -> (ButtonBase) row.lookup("#notice-action"))
                .orElseThrow()
                .fire());
    }

    @Test
    @DisplayName("keeps its Undo when another one comes")
    void undoStays() {
        startPractice();
        add("First");
        add("Second");
        delete("First");
        delete("Second");
        press("vault-lock");
        awaitThat("it is told", () -> texts().getFirst().startsWith("Locked"));
        undo("First");
        awaitText("profile-title", "First");
        assertThat(text("token-summary")).startsWith("Named access token");
        undo("Second");
        awaitText("profile-title", "Second");
        assertThat(shownProfiles()).containsExactly("First", "Practice", "Second");
    }

    @Test
    @DisplayName("that finds no room waits, with its action, until others are closed")
    void waits() {
        startPractice();
        for (String name : List.of("A", "B", "C", "D", "E")) {
            add(name);
        }
        for (String name : List.of("A", "B", "C", "D", "E")) {
            delete(name);
        }
        assertThat(texts())
                .containsExactly("Profile E was deleted.", "Profile D was deleted.", "Profile C was deleted.");
        assertThat(text("notices-more")).isEqualTo("2 older notices");
        press("notice-close");
        press("notice-close");
        assertThat(isShown("notices-more")).isFalse();
        undo("A");
        awaitText("profile-title", "A");
    }

    @Test
    @DisplayName("that says the same again takes the place of the earlier one")
    void same() {
        startPractice();
        press("vault-lock");
        press("vault-lock");
        assertThat(texts()).hasSize(1);
    }

    @Test
    @DisplayName("of locking is gone once the vault is open again")
    void unlocked() throws Exception {
        try (PracticeZone zone = PracticeZone.start(Clock.systemUTC())) {
            keepInVault(zone);
            restart();
            choose("Mine");
            press("vault-lock");
            awaitThat("it is told", () -> texts().getFirst().startsWith("Locked"));
            press("revoke");
            awaitShown("vault-passphrase");
            awaitText("revocation-step", "Getting the token…");
            type("vault-passphrase", PASSPHRASE);
            press("vault-unlock");
            awaitGone("vault-unlock-dialog");
            awaitThat("it is gone", () -> texts().isEmpty());
        }
    }

    private void keepInVault(PracticeZone zone) {
        press("profile-add");
        type("editor-name", "Mine");
        type("editor-host", zone.address().toString());
        type("editor-token", zone.token(PracticeToken.PROVIDER_NAMED).reveal());
        @SuppressWarnings("unchecked")
        ComboBox<TokenHome> home = (ComboBox<TokenHome>) node("editor-home");
        interact(() -> home.setValue(TokenHome.VAULT));
        press("editor-save");
        awaitShown("vault-new-passphrase");
        type("vault-new-passphrase", PASSPHRASE);
        type("vault-passphrase-again", PASSPHRASE);
        press("vault-create");
        awaitGone("vault-unlock-dialog");
        awaitThat(
                "it is stored",
                () -> onFx(() -> list().getSelectionModel()
                                .getSelectedItem()
                                .profile()
                                .home())
                        == TokenHome.VAULT);
    }

    @Test
    @DisplayName("that a change is not saved is gone once it is")
    void saved() throws Exception {
        java.nio.file.Path inTheWay = folder.resolve("profiles.json");
        Files.createDirectories(inTheWay.resolve("x"));
        startPractice();
        interact(() -> book().add(
                        new io.github.tokenrevoker.profile.Profile(
                                java.util.UUID.randomUUID(),
                                "Kraków",
                                new io.github.tokenrevoker.onezone.OnezoneAddress("https", "a.example.org", 443),
                                Environment.TEST,
                                ""),
                        Optional.empty(),
                        false));
        awaitThat("it is told", () -> !texts().isEmpty() && texts().getFirst().startsWith("Your last change"));
        Files.delete(inTheWay.resolve("x"));
        Files.delete(inTheWay);
        interact(() -> book().file().save());
        awaitThat("it is gone", () -> texts().isEmpty());
    }
}
