package io.github.tokenrevoker.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.ui.bulk.EstateWindowTest;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("The focus, when its control vanishes,")
class FocusTest extends EstateWindowTest {
    private void add(String name) {
        addProfile(name, zone.address(), Environment.TEST, EstateServer.token(name));
    }

    private void focus(String id) {
        awaitEnabled(id);
        Node control = node(id);
        interact(control::requestFocus);
        assertThat(focusedBeside(id)).isEqualTo(id);
    }

    /** The id of what has the focus in the window of a node; empty when nothing has it or it has no id. */
    private String focusedBeside(String id) {
        Scene scene = node(id).getScene();
        WaitForAsyncUtils.waitForFxEvents();
        return onFx(() ->
                Optional.ofNullable(scene.getFocusOwner()).map(Node::getId).orElse(""));
    }

    /** A check that is over before the next pulse leaves the focus where it was, which is as harmless. */
    private void assertHarmlessAfterCheck() {
        assertThat(focusedBeside("revoke")).isIn("profile-title", "check-connection");
    }

    private void assertNothingOpens(String dialog) {
        type(KeyCode.SPACE);
        type(KeyCode.ENTER);
        assertThat(isShown(dialog)).isFalse();
    }

    @Test
    @DisplayName("goes from Check connection to the title, where Space opens nothing")
    void check() {
        add("a");
        focus("check-connection");
        type(KeyCode.SPACE);
        awaitText("generation", "1");
        assertHarmlessAfterCheck();
        assertNothingOpens("confirm-dialog");
    }

    @Test
    @DisplayName("does not come back to the red button when its dialog is cancelled")
    void cancelled() {
        add("a");
        focus("revoke");
        type(KeyCode.SPACE);
        awaitEnabled("confirm-revoke");
        type(KeyCode.ESCAPE);
        awaitGone("confirm-dialog");
        awaitEnabled("revoke");
        assertThat(focusedBeside("revoke")).isEqualTo("profile-title");
        assertNothingOpens("confirm-dialog");
    }

    @Test
    @DisplayName("goes to the result of a revocation")
    void result() {
        add("a");
        focus("revoke");
        press("revoke");
        press("confirm-revoke");
        awaitShown("outcome-panel");
        awaitEnabled("revoke");
        awaitThat("it is on the result", () -> focusedBeside("revoke").equals("outcome-title"));
        assertNothingOpens("confirm-dialog");
    }

    @Test
    @DisplayName("goes from a stop button to the title")
    void stopped() {
        add("a");
        zone.hold();
        revokeAndConfirm();
        awaitThat("it is sent", () -> zone.deleting() == 1);
        focus("revocation-stop");
        press("revocation-stop");
        assertThat(focusedBeside("profile-title")).isIn("profile-title", "outcome-title");
        zone.letThrough();
        awaitShown("outcome-panel");
        awaitEnabled("revoke");
        assertNothingOpens("confirm-dialog");
    }

    @Test
    @DisplayName("goes from the destructive button of the confirmation to Cancel")
    void confirmation() {
        addProfile("a", zone.address(), Environment.PRODUCTION, EstateServer.token("a"));
        press("revoke");
        awaitShown("confirm-phrase");
        type("confirm-phrase", "Provider a");
        focus("confirm-revoke");
        type("confirm-phrase", "Provider");
        assertThat(focusedBeside("confirm-revoke")).isEqualTo("confirm-cancel");
    }

    @Test
    @DisplayName("goes from the bulk window’s stop button to its summary")
    void bulkStop() {
        add("a");
        zone.hold();
        openBulk();
        type("bulk-confirm-phrase", "revoke 1 provider");
        press("bulk-confirm-revoke");
        awaitThat("it is sent", () -> zone.deleting() == 1);
        focus("bulk-stop");
        zone.letThrough();
        awaitText("bulk-summary", "1 revoked and verified");
        assertThat(focusedBeside("bulk-revoke")).isEqualTo("bulk-summary");
        press("bulk-select-all");
        assertNothingOpens("bulk-confirm-dialog");
    }

    private void openBulk() {
        press("bulk-open");
        press("bulk-select-all");
        press("bulk-revoke");
        awaitShown("bulk-confirm-phrase");
    }

    @Test
    @DisplayName("does not come back to the bulk window’s red button when its dialog is cancelled")
    void bulkCancelled() {
        add("a");
        press("bulk-open");
        press("bulk-select-all");
        focus("bulk-revoke");
        type(KeyCode.SPACE);
        awaitShown("bulk-confirm-phrase");
        press("bulk-confirm-cancel");
        awaitGone("bulk-confirm-dialog");
        awaitEnabled("bulk-revoke");
        awaitThat("it is elsewhere", () -> !focusedBeside("bulk-revoke").equals("bulk-revoke"));
        assertNothingOpens("bulk-confirm-dialog");
    }

    @Test
    @DisplayName("goes from a button of the journal to its table")
    void besideJournal() {
        add("a");
        revokeAndConfirm();
        awaitShown("outcome-panel");
        press("journal-open");
        TableView<?> table = (TableView<?>) node("journal-table");
        awaitThat("it is read", () -> onFx(() -> table.getItems().size()) == 1);
        interact(() -> table.getSelectionModel().select(0));
        focus("journal-receipt");
        interact(() -> table.getSelectionModel().clearSelection());
        assertThat(focusedBeside("journal-receipt")).isEqualTo("journal-table");
    }

    @Test
    @DisplayName("goes to the title of the profile that is chosen next")
    void chosenNext() {
        add("a");
        add("b");
        focus("check-connection");
        choose("a");
        awaitText("profile-title", "a");
        assertThat(focusedBeside("revoke")).isEqualTo("profile-title");
        assertNothingOpens("confirm-dialog");
    }

    @Test
    @DisplayName("does not stay on Delete, which would delete the next profile")
    void deleted() {
        add("a");
        add("b");
        focus("profile-delete");
        type(KeyCode.SPACE);
        type(KeyCode.SPACE);
        assertThat(shownProfiles()).containsExactly("a");
        Scene scene = node("profile-list").getScene();
        assertThat(onFx(() -> FocusGuard.isDestructive(scene.getFocusOwner()))).isFalse();
    }

    @Test
    @DisplayName("goes from a notice’s button to the title")
    void notice() {
        add("a");
        press("profile-delete");
        focus("notice-action");
        press("notice-action");
        awaitText("profile-title", "a");
        assertThat(focusedBeside("revoke")).isEqualTo("profile-title");
    }

    @Test
    @DisplayName("reaches the red button by Tab, as before")
    void tab() {
        add("a");
        focus("check-connection");
        for (int i = 0; i < 5 && !focusedBeside("revoke").equals("revoke"); i++) {
            type(KeyCode.TAB);
        }
        assertThat(focusedBeside("revoke")).isEqualTo("revoke");
    }

    @Test
    @DisplayName("stays harmless where a profile that cannot be reached is checked")
    void unreachable() {
        addProfile(
                "a",
                new OnezoneAddress("http", "127.0.0.1", 9),
                Environment.TEST,
                EstateServer.token(UUID.randomUUID().toString()));
        focus("check-connection");
        press("check-connection");
        awaitShown("check-result");
        awaitEnabled("check-connection");
        assertHarmlessAfterCheck();
    }
}
