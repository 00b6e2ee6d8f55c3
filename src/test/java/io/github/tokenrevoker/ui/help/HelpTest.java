package io.github.tokenrevoker.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.practice.PracticeToken;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The help")
class HelpTest extends WindowTest {
    private void openAt(String tab) {
        push(KeyCode.F1);
        TabPane tabs = (TabPane) node("help");
        interact(() -> tabs.getTabs().stream()
                .filter(each -> each.getId().equals("help-" + tab))
                .forEach(tabs.getSelectionModel()::select));
    }

    private List<String> foundIds() {
        ListView<?> list = (ListView<?>) node("help-error-list");
        return onFx(() -> list.getItems().stream()
                .map(entry -> ((Map.Entry<?, ?>) entry).getKey().toString())
                .toList());
    }

    @Test
    @DisplayName("opens with F1, says what each result means, and closes with Escape")
    void opens() {
        push(KeyCode.F1);
        awaitShown("help");
        assertThat(shownTexts("dialog-content"))
                .contains(
                        "Revoked and verified",
                        "Accepted, not verified",
                        "Not revoked",
                        "Rejected",
                        "Not sent",
                        "Outcome unknown");
        push(KeyCode.ESCAPE);
        awaitGone("help");
    }

    @Test
    @DisplayName("finds the advice for an error id by the id and by any word of the advice")
    void errorIds() {
        openAt("errors");
        assertThat(foundIds()).contains("badToken", "forbidden", "tokenRevoked").isSorted();
        type("help-search", "TOKENREV");
        assertThat(foundIds()).containsExactly("tokenRevoked");
        type("help-search", "web session");
        assertThat(foundIds()).containsExactly("tokenSessionInvalid");
        type("help-search", "nothing has these words");
        assertThat(foundIds()).isEmpty();
    }

    @Test
    @DisplayName("names the version and every library with its licence")
    void about() {
        openAt("about");
        assertThat(text("about-version")).startsWith("Token Revoker ").doesNotContain("{");
        Node grid = node("about-libraries");
        List<String> libraries = onFx(() -> from(grid).lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList());
        assertThat(libraries).contains("controlsfx", "methanol", "picocli", "Apache-2.0", "BSD-3-Clause");
    }

    @Test
    @DisplayName("copies diagnostics without a secret in them")
    void diagnostics() throws Exception {
        String token = startPractice().token(PracticeToken.PROVIDER_NAMED).reveal();
        openAt("about");
        press("about-copy");
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied)
                .contains("Token Revoker ", "Java ", "JavaFX ", "Profiles: 1", "Journal: ")
                .doesNotContain(token.substring(0, 24), token.substring(token.length() - 24));
    }
}
