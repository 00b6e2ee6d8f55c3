package io.github.tokenrevoker.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The editor of a profile")
class EditorTest extends WindowTest {
    @Test
    @DisplayName("keeps Save disabled, and says why, until all is well")
    void saveDisabled() {
        press("profile-add");
        awaitShown("editor");
        assertThat(isEnabled("editor-save")).isFalse();
        assertThat(text("editor-problem")).isEqualTo("Enter a name for the profile.");
        type("editor-name", "Kraków");
        assertThat(text("editor-problem")).startsWith("Enter the Onezone’s host name");
        type("editor-host", "onezone.example.org");
        assertThat(text("editor-problem")).isEmpty();
        assertThat(isEnabled("editor-save")).isTrue();
    }

    @Test
    @DisplayName("takes a token that a mail has wrapped, and says that it was joined")
    void wrappedToken() {
        PracticeZone zone = startPractice();
        String token = zone.token(PracticeToken.PROVIDER_NAMED).reveal();
        press("profile-add");
        awaitShown("editor-token");
        interact(() -> {
            ClipboardContent mail = new ClipboardContent();
            mail.putString("> TOKEN=" + token.substring(0, 60) + "\r\n> " + token.substring(60) + "\r\n");
            Clipboard.getSystemClipboard().setContent(mail);
            ((PasswordField) lookup("#editor-token").query()).paste();
        });
        awaitThat(
                "it is read",
                () -> text("editor-token-note").startsWith("The token was wrapped over several lines.")
                        && text("editor-token-note").contains("Named access token of provider"));
    }

    @Test
    @DisplayName("keeps Save in sight when all of it is unfolded")
    void saveInSight() {
        press("profile-add");
        onFx(() -> {
            ((TitledPane) lookup("#editor-connection").query()).setExpanded(true);
            return true;
        });
        awaitThat(
                "all is unfolded",
                () -> lookup("#editor-connection").query().getLayoutBounds().getHeight() > 300);
        awaitThat("Save is in sight", () -> {
            Node save = lookup("#editor-save").query();
            return save.getScene().getWindow().getHeight()
                            <= Screen.getPrimary().getVisualBounds().getHeight()
                    && save.localToScene(save.getLayoutBounds()).getMaxY()
                            <= save.getScene().getHeight();
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "http://onezone.example.org, With plain http",
        "ftp://onezone.example.org, The address must use https",
        "one zone, A host name can’t contain spaces",
        "onezone.example.org:99999, A port is a number",
        "https://me:pw@onezone.example.org, Leave out the user name",
    })
    @DisplayName("says beside the host what is wrong with it:")
    void hostProblems(String host, String words) {
        press("profile-add");
        type("editor-name", "Kraków");
        type("editor-host", host);
        assertThat(text("editor-host-note")).startsWith(words);
        assertThat(isEnabled("editor-save")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://onezone.example.org/ozw/onezone/i#/onedata, Calls https://onezone.example.org",
        "onezone.example.org:8443, Calls https://onezone.example.org:8443",
        "http://localhost:8080, Calls http://localhost:8080",
        "bücher.example, Calls https://xn--bcher-kva.example (bücher.example)",
    })
    @DisplayName("shows the address that it will call:")
    void addressShown(String host, String words) {
        press("profile-add");
        type("editor-host", host);
        assertThat(text("editor-host-note")).isEqualTo(words);
    }

    @Test
    @DisplayName("refuses a name that another profile has")
    void nameTaken() {
        startPractice();
        press("profile-add");
        type("editor-name", " practice ");
        assertThat(text("editor-name-note")).isEqualTo("Another profile has this name.");
    }

    @Test
    @DisplayName("says what a pasted token is, and what is wrong with one that is none")
    void token() {
        PracticeZone zone = startPractice();
        press("profile-add");
        type(
                "editor-token",
                "  X-Auth-Token: " + zone.token(PracticeToken.PROVIDER_NAMED).reveal());
        awaitThat("it is read", () -> text("editor-token-note").startsWith("Named access token of provider 9a1c"));
        type("editor-token", "two words");
        assertThat(text("editor-token-note")).startsWith("A token can’t contain spaces");
        type("editor-token", "eyJhbGciOi.J9.x");
        awaitThat("it is read", () -> text("editor-token-note").startsWith("Not a Onedata token"));
    }

    @Test
    @DisplayName("masks the token, and reveals it on demand")
    void masked() {
        press("profile-add");
        assertThat(node("editor-token")).isInstanceOf(PasswordField.class);
        type("editor-token", "visible");
        assertThat(isShown("editor-token-revealed")).isFalse();
        press("editor-token-reveal");
        assertThat(text("editor-token-revealed")).isEqualTo("visible");
    }

    @Test
    @DisplayName("saves a profile with a real click, and revokes with it")
    void saves() {
        PracticeZone zone = startPractice();
        OnezoneAddress address = zone.address();
        press("profile-add");
        typeByKeys("editor-name", "Mine");
        type("editor-host", address + "/ozw/onezone/i");
        ComboBox<Environment> environment = lookup("#editor-environment").queryComboBox();
        interact(() -> environment.setValue(Environment.STAGING));
        type("editor-token", "\"" + zone.token(PracticeToken.PROVIDER_NAMED).reveal() + "\"\n");
        click("editor-save");
        awaitGone("editor");
        awaitText("profile-title", "Mine");
        revokeAndConfirm();
        awaitOutcome("Revoked and verified");
    }

    @Test
    @DisplayName("changes nothing when it is cancelled by Escape")
    void cancelled() {
        startPractice();
        press("profile-edit");
        type("editor-name", "Other");
        type(KeyCode.ESCAPE);
        awaitGone("editor");
        assertThat(shownProfiles()).containsExactly("Practice");
    }

    @Test
    @DisplayName("does not show the present token, and keeps it when the field stays empty")
    void keepsToken() {
        startPractice();
        press("profile-edit");
        assertThat(text("editor-token")).isEmpty();
        type("editor-name", "Renamed");
        press("editor-save");
        awaitText("profile-title", "Renamed");
        revokeAndConfirm();
        awaitOutcome("Revoked and verified");
    }

    @Test
    @DisplayName("forgets what was learned when the address changes")
    void forgets() {
        startPractice();
        press("check-connection");
        awaitText("generation", "1");
        press("profile-edit");
        type("editor-host", "onezone.example.org");
        press("editor-save");
        awaitText("generation", "–");
        assertThat(text("provider-identity")).isEqualTo("Not checked yet");
    }

    @Test
    @DisplayName("offers to undo a Cancel after something was entered, with all of it except the token")
    void undone() {
        startPractice();
        press("profile-edit");
        type("editor-notes", "Ask for Anna");
        type("editor-token", "anything");
        press("editor-cancel");
        awaitGone("editor");
        press("notice-action");
        assertThat(text("editor-notes")).isEqualTo("Ask for Anna");
        assertThat(text("editor-token")).isEmpty();
        press("editor-save");
        awaitText("profile-notes", "Ask for Anna");
    }

    @Test
    @DisplayName("offers nothing when it is cancelled as it was opened")
    void nothingEntered() {
        startPractice();
        press("profile-edit");
        press("editor-cancel");
        awaitGone("editor");
        assertThat(isShown("notice-action")).isFalse();
    }

    @Test
    @DisplayName("keeps its height whatever is said below its fields")
    void constantHeight() {
        press("profile-add");
        double before = windowHeight();
        type("editor-host", "ftp://onezone.example.org");
        type("editor-token", "two words");
        press("editor-section-network");
        assertThat(windowHeight()).isEqualTo(before);
    }

    private double windowHeight() {
        Node editor = node("editor");
        return onFx(() -> editor.getScene().getWindow().getHeight());
    }

    @Test
    @DisplayName("leads from section to section")
    void sections() {
        press("profile-add");
        press("editor-section-token");
        Node token = node("editor-token");
        Node save = node("editor-save");
        awaitThat(
                "the token is in sight",
                () -> onFx(() -> token.localToScene(token.getLayoutBounds()).getMaxY()
                        < save.localToScene(save.getLayoutBounds()).getMinY()));
    }

    @Test
    @DisplayName("lets Tab and Shift+Tab leave the notes, and types no tab into them")
    void tabLeavesNotes() {
        press("profile-add");
        Node notes = node("editor-notes");
        interact(notes::requestFocus);
        type(KeyCode.TAB);
        assertThat(onFx(notes::isFocused)).isFalse();
        assertThat(text("editor-notes")).isEmpty();
        interact(notes::requestFocus);
        push(KeyCode.SHIFT, KeyCode.TAB);
        Node tags = node("editor-tags");
        assertThat(onFx(tags::isFocused)).isTrue();
    }
}
