package io.github.tokenrevoker.ui.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("By keyboard alone")
class LeakByKeyboardTest extends WindowTest {
    private static final int MAX_TABS = 60;

    private boolean hasFocus(String id) {
        return onFx(() -> lookup("#" + id).tryQuery().filter(Node::isFocused).isPresent());
    }

    /** Moves the focus on until a control has it. */
    private void tabTo(String id) {
        awaitEnabled(id);
        for (int tabs = 0; tabs < MAX_TABS && !hasFocus(id); tabs++) {
            push(KeyCode.TAB);
        }
        assertThat(hasFocus(id)).as("Tab leads to #" + id).isTrue();
    }

    private void pressByKeys(String id) {
        tabTo(id);
        push(KeyCode.SPACE);
    }

    @Test
    @DisplayName("a leak goes from paste over revocation to report")
    void story() throws Exception {
        String log = startPractice().leakedLog();
        interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, log)));
        push(KeyCode.SHORTCUT, KeyCode.L);
        awaitThat("the text has the focus", () -> hasFocus("leak-text"));
        push(KeyCode.SHORTCUT, KeyCode.V);
        awaitText("leak-summary", "4 leaked tokens found");
        pressByKeys("leak-check");
        awaitText("leak-summary", "4 leaked tokens: 3 working, 1 invalid, 0 not known");
        pressByKeys("leak-revoke");
        pressByKeys("confirm-revoke");
        awaitThat(
                "the evidence",
                () -> isShown("leak-told")
                        && text("leak-told").startsWith("1 of 1 leaked token is now rejected as revoked"));
        Path report = folder.resolve("leak.html");
        files.choose(report);
        pressByKeys("leak-report");
        awaitText("leak-told", "Saved to " + report);
        assertThat(Files.readString(report)).contains("1 of 1 leaked token is now rejected as revoked");
        pressByKeys("leak-clear");
        awaitGone("leak-summary");
    }
}
