package io.github.tokenrevoker.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.geometry.Bounds;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Profiles")
class ProfilesTest extends WindowTest {
    private void add(String name, String host, String notes) {
        press("profile-add");
        type("editor-name", name);
        type("editor-host", host);
        type("editor-notes", notes);
        press("editor-save");
        awaitText("profile-title", name);
    }

    private Path file() {
        return folder.resolve("profiles.json");
    }

    private void awaitSaved(String words) {
        awaitThat(
                "the file says " + words,
                () -> Files.exists(file()) && Files.readString(file()).contains(words));
    }

    @Test
    @DisplayName("survive a restart, without their tokens")
    void surviveRestart() throws Exception {
        add("Kraków", "onezone.example.org:8443", "ask Ola");
        restart();
        awaitThat("it is back", () -> shownProfiles().contains("Kraków"));
        awaitText("profile-title", "Kraków");
        assertThat(text("token-summary")).startsWith("Not in memory");
    }

    @Test
    @DisplayName("are sorted by name")
    void sorted() {
        add("beta", "b.example.org", "");
        add("Alpha", "a.example.org", "");
        assertThat(shownProfiles()).containsExactly("Alpha", "beta");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"kra, Kraków", "B.EXAMPLE, Lyon", "ola, Kraków", "production lyon, Lyon", "moon, ''"})
    @DisplayName("are found as you type, by name, host, environment and notes:")
    void search(String typed, String found) {
        add("Kraków", "a.example.org", "ask Ola");
        add("Lyon", "b.example.org", "");
        type("profile-search", typed);
        assertThat(String.join(",", shownProfiles())).isEqualTo(found);
    }

    @Test
    @DisplayName("have buttons that say what they do while the pointer rests on them")
    void hints() {
        moveTo(node("profile-search"));
        moveTo(node("profiles-more"));
        awaitThat(
                "the hint is there",
                () -> listWindows().stream()
                        .anyMatch(window -> window instanceof Tooltip hint
                                && hint.isShowing()
                                && hint.getText().equals("Import, export, paste from a runbook")));
    }

    @Test
    @DisplayName("are duplicated under a free name, without the token")
    void duplicate() {
        startPractice();
        press("profile-duplicate");
        awaitText("profile-title", "Practice (copy)");
        choose("Practice");
        press("profile-duplicate");
        awaitText("profile-title", "Practice (copy) 2");
        assertThat(text("token-summary")).startsWith("Not in memory");
    }

    @Test
    @DisplayName("are deleted at once, and brought back with their token by one click")
    void undo() throws IOException {
        startPractice();
        press("profile-delete");
        awaitText("notice-text", "Profile Practice was deleted.");
        assertThat(shownProfiles()).isEmpty();
        press("notice-action");
        awaitText("profile-title", "Practice");
        assertThat(text("token-summary")).startsWith("Named access token");
        revokeAndConfirm();
        awaitOutcome("Revoked and verified");
    }

    @ParameterizedTest(name = "{0} before it, {1} behind it")
    @CsvSource({"40, 0", "25, 15", "0, 40", "12, 1"})
    @DisplayName("that are chosen by the tool are in sight, whatever takes room from the list:")
    void inSight(int before, int behind) {
        for (int i = 0; i < before + behind; i++) {
            String name = (i < before ? "A " : "Z ") + i;
            interact(() -> book().add(
                            new Profile(
                                    UUID.randomUUID(),
                                    name,
                                    new OnezoneAddress("https", "onezone.example.org", 443),
                                    Environment.TEST,
                                    ""),
                            Optional.empty(),
                            false));
        }
        startPractice();
        awaitThat("it is in sight", () -> onFx(() -> isInSight("Practice")));
    }

    private boolean isInSight(String name) {
        Bounds shown = list().localToScene(list().getLayoutBounds());
        return list().lookupAll(".profile-name").stream()
                .filter(label ->
                        label instanceof Labeled words && words.getText().equals(name))
                .map(label -> label.localToScene(label.getLayoutBounds()))
                .anyMatch(label -> shown.contains(label));
    }

    @Test
    @DisplayName("ask to be chosen where none is, until there are none")
    void noneChosen() throws Exception {
        add("A", "a.example.org", "");
        add("B", "b.example.org", "");
        awaitSaved("b.example.org");
        restart();
        awaitThat("they are read", () -> shownProfiles().size() == 2);
        // The window opens on the last profile.
        awaitText("profile-title", "B");
        interact(() -> list().getSelectionModel().clearSelection());
        awaitThat("it is asked", () -> isShown("profile-list") && welcomes("Select a profile on the left"));
        // What follows the list must not be held by it alone, which holds it weakly.
        System.gc();
        interact(() -> List.copyOf(book().sessions()).forEach(book()::delete));
        awaitShown("welcome-add");
    }

    private boolean welcomes(String words) {
        return onFx(() -> lookup(".welcome").lookup(words).tryQuery().isPresent());
    }

    @Test
    @DisplayName("that were deleted are gone from the file")
    void deleted() throws IOException {
        add("Kraków", "onezone.example.org", "");
        awaitSaved("Kraków");
        press("profile-delete");
        awaitThat("it is gone", () -> !Files.readString(file()).contains("Kraków"));
    }

    @Test
    @DisplayName("lie in a file for the owner only")
    void ownerOnly() throws IOException {
        add("Kraków", "onezone.example.org", "");
        awaitSaved("Kraków");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("from a damaged file are told of, and the tool starts")
    void damaged() throws Exception {
        closeTool();
        Files.writeString(file(), "{ this is not it");
        openTool(false);
        awaitThat(
                "it is told",
                () -> isShown("notice-text") && text("notice-text").startsWith("profiles.json was damaged"));
    }

    @Test
    @DisplayName("that cannot be saved stay in the window, which says so and tries again")
    void unsaved() throws Exception {
        Path inTheWay = folder.resolve("profiles.json");
        Files.createDirectories(inTheWay.resolve("x"));
        add("Kraków", "onezone.example.org", "");
        awaitThat(
                "it is told",
                () -> isShown("notice-text")
                        && text("notice-text").startsWith("Your last change is only in this window"));
        assertThat(shownProfiles()).containsExactly("Kraków");
        Files.delete(inTheWay.resolve("x"));
        Files.delete(inTheWay);
        press("notice-action");
        awaitSaved("Kraków");
    }

    @Test
    @DisplayName("without a token ask for it when it is needed")
    void asksForToken() {
        var zone = startPractice();
        String token = zone.token(io.github.tokenrevoker.practice.PracticeToken.PROVIDER_NAMED)
                .reveal();
        add("Mine", zone.address().toString(), "");
        press("revoke");
        awaitShown("token-prompt");
        type("token-prompt-field", token);
        press("token-prompt-ok");
        type("confirm-phrase", "Practice Provider");
        press("confirm-revoke");
        awaitOutcome("Revoked and verified");
    }

    @Test
    @DisplayName("without a token are left alone when it is not given")
    void tokenNotGiven() {
        add("Mine", "onezone.example.org", "");
        press("revoke");
        press("token-prompt-cancel");
        awaitEnabled("revoke");
        assertThat(isShown("confirm-dialog")).isFalse();
    }
}
