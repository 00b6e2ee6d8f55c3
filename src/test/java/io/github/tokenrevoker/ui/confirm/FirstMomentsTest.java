package io.github.tokenrevoker.ui.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.ui.background.Pace;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The confirmation's first half second lasts for the whole of each of these tests. */
@DisplayName("In its first moments, the confirmation")
class FirstMomentsTest extends WindowTest {
    @Override
    protected Pace pace() {
        return super.pace().armedAfter(Duration.ofHours(1));
    }

    @BeforeEach
    void practise() {
        startPractice();
    }

    private void openConfirmation() {
        press("revoke");
        awaitShown("confirm-revoke");
        awaitThat("the check has ended", () -> !isShown("confirm-checking"));
    }

    private void assertStillAsking() {
        assertThat(isShown("confirm-dialog")).isTrue();
        assertThat(isEnabled("confirm-revoke")).isFalse();
        assertThat(isShown("outcome-panel")).isFalse();
    }

    @Test
    @DisplayName("takes no click on the destructive button")
    void click() {
        openConfirmation();
        clickOn("#confirm-revoke", MouseButton.PRIMARY);
        assertStillAsking();
    }

    @Test
    @DisplayName("takes no click on Cancel, which a double click might hit as well")
    void clickOnCancel() {
        openConfirmation();
        clickOn("#confirm-cancel", MouseButton.PRIMARY);
        assertStillAsking();
    }

    @Test
    @DisplayName("takes none of the repeats of an Enter that is held down")
    void heldEnter() {
        Node revoke = node("revoke");
        interact(revoke::requestFocus);
        press(KeyCode.ENTER);
        release(KeyCode.ENTER);
        awaitShown("confirm-dialog");
        for (int repeat = 0; repeat < 40; repeat++) {
            press(KeyCode.ENTER);
        }
        release(KeyCode.ENTER);
        assertStillAsking();
    }

    @Test
    @DisplayName("takes Escape, which can do no harm")
    void escape() {
        openConfirmation();
        type(KeyCode.ESCAPE);
        awaitGone("confirm-dialog");
    }
}
