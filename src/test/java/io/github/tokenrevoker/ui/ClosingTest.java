package io.github.tokenrevoker.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.ui.bulk.EstateWindowTest;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Closing the window")
class ClosingTest extends EstateWindowTest {
    @BeforeEach
    @Override
    protected void openTool() throws Exception {
        super.openTool();
        addProfile("a", zone.address(), Environment.TEST, EstateServer.token("a"));
    }

    private void beginRevocation() {
        zone.hold();
        int before = zone.deleted().size();
        revokeAndConfirm();
        awaitThat("it is sent", () -> zone.deleted().size() > before);
        awaitText("revocation-step", "Sending the revocation…");
    }

    private void endRevocation() {
        zone.letThrough();
        awaitEnabled("revoke");
    }

    /** Whether the window lets itself be closed. */
    private boolean closes() {
        Window window = node("profile-list").getScene().getWindow();
        return onFx(() -> {
            WindowEvent wish = new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST);
            window.getOnCloseRequest().handle(wish);
            return !wish.isConsumed();
        });
    }

    @Test
    @DisplayName("asks nothing while nothing is under way")
    void idle() {
        assertThat(closes()).isTrue();
    }

    @Test
    @DisplayName("asks once during a revocation, and then closes")
    void asksOnce() {
        beginRevocation();
        assertThat(closes()).isFalse();
        assertThat(text("notice-text")).startsWith("A revocation is under way.");
        assertThat(closes()).isTrue();
        endRevocation();
    }

    @Test
    @DisplayName("asks again once the notice was closed")
    void cancelled() {
        beginRevocation();
        assertThat(closes()).isFalse();
        press("notice-close");
        assertThat(closes()).isFalse();
        endRevocation();
    }

    @Test
    @DisplayName("takes the question back when the revocation has ended, and asks about the next one anew")
    void nextRevocation() {
        beginRevocation();
        assertThat(closes()).isFalse();
        endRevocation();
        awaitGone("notice");
        beginRevocation();
        assertThat(closes()).isFalse();
        endRevocation();
    }

    @Test
    @DisplayName("is not asked about while a question about a revocation is open, since nothing has been sent")
    void confirming() {
        press("revoke");
        awaitShown("confirm-dialog");
        assertThat(text("revocation-step")).isEqualTo("Waiting for your confirmation");
        assertThat(closes()).isTrue();
    }
}
