package io.github.tokenrevoker.ui.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("By accident, nothing is revoked:")
class AccidentsTest extends WindowTest {
    @BeforeEach
    void practise() {
        startPractice();
        press("check-connection");
        awaitText("generation", "1");
    }

    /** What the zone itself says, after everything that was pressed has been dealt with. */
    private void assertNothingRevoked() {
        if (isShown("confirm-dialog")) {
            press("confirm-cancel");
            awaitGone("confirm-dialog");
        }
        assertThat(isShown("outcome-panel")).isFalse();
        awaitEnabled("check-connection");
        press("check-connection");
        awaitEnabled("check-connection");
        assertThat(text("generation")).isEqualTo("1");
    }

    private void openConfirmation() {
        click("revoke");
        awaitEnabled("confirm-revoke");
    }

    @Test
    @DisplayName("Escape cancels")
    void escape() {
        openConfirmation();
        type(KeyCode.ESCAPE);
        awaitGone("confirm-dialog");
        assertNothingRevoked();
    }

    @Test
    @DisplayName("closing the dialog's window cancels")
    void closed() {
        openConfirmation();
        Node dialog = node("confirm-dialog");
        interact(() -> dialog.getScene().getWindow().hide());
        awaitGone("confirm-dialog");
        awaitEnabled("revoke");
        assertNothingRevoked();
    }

    @Test
    @DisplayName("Enter presses the focused Cancel")
    void enter() {
        openConfirmation();
        type(KeyCode.ENTER);
        awaitGone("confirm-dialog");
        assertNothingRevoked();
    }

    @Test
    @DisplayName("Enter on the destructive button does nothing")
    void enterOnTheButton() {
        openConfirmation();
        Node revoke = node("confirm-revoke");
        interact(revoke::requestFocus);
        type(KeyCode.ENTER);
        assertThat(isShown("confirm-dialog")).isTrue();
        assertNothingRevoked();
    }

    @Test
    @DisplayName("an Enter held down from the red button and on revokes nothing")
    void heldEnter() {
        Node revoke = node("revoke");
        interact(revoke::requestFocus);
        press(KeyCode.ENTER);
        release(KeyCode.ENTER);
        awaitEnabled("confirm-revoke");
        for (int repeat = 0; repeat < 40; repeat++) {
            press(KeyCode.ENTER);
        }
        release(KeyCode.ENTER);
        assertNothingRevoked();
    }

    @Test
    @DisplayName("a double click on the red button opens one dialog")
    void doubleClick() {
        pointAt("revoke");
        doubleClickOn(MouseButton.PRIMARY);
        awaitShown("confirm-dialog");
        assertNothingRevoked();
    }

    @Test
    @DisplayName("a triple click on the red button opens one dialog")
    void tripleClick() {
        pointAt("revoke");
        clickOn(MouseButton.PRIMARY);
        clickOn(MouseButton.PRIMARY);
        clickOn(MouseButton.PRIMARY);
        awaitShown("confirm-dialog");
        assertThat(onFx(() -> lookup("#confirm-dialog").queryAll().size())).isEqualTo(1);
        assertNothingRevoked();
    }

    @Test
    @DisplayName("the destructive button is neither default nor focused, has no mnemonic, and carries the verb")
    void destructiveButton() {
        openConfirmation();
        Button revoke = (Button) node("confirm-revoke");
        assertThat(revoke.isDefaultButton()).isFalse();
        assertThat(revoke.isFocused()).isFalse();
        assertThat(revoke.isMnemonicParsing()).isFalse();
        assertThat(revoke.getText()).isEqualTo("Revoke all temporary tokens");
        assertThat(node("confirm-cancel").isFocused()).isTrue();
        assertNothingRevoked();
    }

    @Test
    @DisplayName("the destructive button does not lie where the red one was")
    void elsewhere() {
        openConfirmation();
        awaitThat("they lie apart", () -> !onScreen("revoke").intersects(onScreen("confirm-revoke")));
        assertNothingRevoked();
    }

    private Bounds onScreen(String id) {
        Node node = node(id);
        Bounds bounds = onFx(() -> node.localToScreen(node.getLayoutBounds()));
        return new BoundingBox(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }
}
