package io.github.tokenrevoker;

import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.secret.KeyringDoor;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole tool in a real window, driven by node ids. Every test has a fresh tool and a fresh folder. */
abstract class WindowTest extends FxRobot {
    /** Longer than any machine takes, so that only a defect runs into it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Short answers' time, so that silence is soon over; looks at unknown outcomes follow at once. */
    private static final Tuning SWIFT = new Tuning(
            Optional.of(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(2))),
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            new Pace(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(50),
                    List.of(Duration.ofMillis(200))));

    /** The machine has none, unless a test gives it one. */
    KeyringDoor keyring = FakeKeyring.absent();

    /** Chooses what a test tells it to. */
    final ChosenFiles files = new ChosenFiles();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TokenRevoker tool;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void openTool() throws Exception {
        openTool(false);
    }

    void openTool(boolean practice) throws Exception {
        FxToolkit.registerStage(Stage::new);
        FxToolkit.setupStage(stage -> {
            tool = new TokenRevoker(
                    stage,
                    new Services(DataFolders.of(Optional.of(folder)), keyring, tuning(), Clock.systemUTC()),
                    files);
            tool.window().open(Optional.empty(), practice);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    Tuning tuning() {
        return SWIFT;
    }

    @AfterEach
    void closeTool() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> tool.close()).get(30, TimeUnit.SECONDS);
        FxToolkit.cleanupStages();
    }

    TokenRevoker tool() {
        return tool;
    }

    /** Closes the tool and opens it again on the same folder. */
    void restart() throws Exception {
        closeTool();
        openTool(false);
    }

    // What is to be seen

    <T> T onFx(Callable<T> question) {
        try {
            return WaitForAsyncUtils.asyncFx(question).get(30, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    boolean isShown(String id) {
        return onFx(() -> {
            if (isInSight(id)) {
                return true;
            }
            // What lies in a control that has just been built is found only when that control has its skin.
            Window.getWindows().forEach(window -> window.getScene().getRoot().applyCss());
            return isInSight(id);
        });
    }

    private boolean isInSight(String id) {
        return lookup("#" + id).tryQuery().filter(WindowTest::isVisible).isPresent();
    }

    private static boolean isVisible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null
                && node.getScene().getWindow() != null
                && node.getScene().getWindow().isShowing();
    }

    Node node(String id) {
        awaitShown(id);
        return onFx(() -> lookup("#" + id).query());
    }

    String text(String id) {
        Node node = node(id);
        return onFx(() -> switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            default -> throw new IllegalArgumentException(id + " has no text");
        });
    }

    /** The texts of the labels inside the nodes of a style class. */
    List<String> shownTexts(String styleClass) {
        return onFx(() -> lookup("." + styleClass + " .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
    }

    boolean isEnabled(String id) {
        Node node = node(id);
        return onFx(() -> !node.isDisabled());
    }

    void awaitThat(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    void awaitShown(String id) {
        awaitThat("#" + id + " is shown", () -> isShown(id));
    }

    void awaitGone(String id) {
        awaitThat("#" + id + " is gone", () -> !isShown(id));
    }

    void awaitEnabled(String id) {
        awaitThat("#" + id + " is enabled", () -> isShown(id) && isEnabled(id));
    }

    void awaitText(String id, String text) {
        awaitThat("#" + id + " says " + text, () -> isShown(id) && text(id).equals(text));
    }

    void awaitOutcome(String title) {
        awaitText("outcome-title", title);
    }

    // What a person does

    /** Presses a button wherever it is scrolled to. */
    void press(String id) {
        awaitEnabled(id);
        interact(() -> ((ButtonBase) lookup("#" + id).query()).fire());
    }

    void type(String id, String text) {
        TextInputControl input = (TextInputControl) node(id);
        interact(() -> input.setText(text));
    }

    void click(String id) {
        awaitEnabled(id);
        clickOn("#" + id);
    }

    void choose(String profileName) {
        ListView<ProfileSession> list = list();
        interact(() -> list.getSelectionModel()
                .select(list.getItems().stream()
                        .filter(session -> session.profile().name().equals(profileName))
                        .findFirst()
                        .orElseThrow()));
    }

    ListView<ProfileSession> list() {
        return lookup("#profile-list").queryListView();
    }

    List<String> shownProfiles() {
        return onFx(() -> list().getItems().stream()
                .map(session -> session.profile().name())
                .toList());
    }

    /** Opens the confirmation with a real click and says yes as soon as that is possible. */
    void revokeAndConfirm() {
        click("revoke");
        click("confirm-revoke");
    }

    // The practice zone

    /** Starts the practice zone and waits until its profile is chosen. */
    PracticeZone startPractice() {
        press("start-practice");
        awaitText("profile-title", "Practice");
        awaitEnabled("revoke");
        return onFx(() -> tool.window().practiceZone().orElseThrow());
    }

    void answerNext(NextAnswer answer) {
        onFx(() -> tool.window().practiceZone().orElseThrow()).answerNext(answer);
    }

    void takePracticeToken(PracticeToken kind) {
        AccessToken token =
                onFx(() -> tool.window().practiceZone().orElseThrow()).token(kind);
        interact(() -> tool.book().keepToken(list().getSelectionModel().getSelectedItem(), token));
        awaitThat(
                "the token is read",
                () -> onFx(() -> list().getSelectionModel()
                        .getSelectedItem()
                        .tokenProperty()
                        .get()
                        .isPresent()));
    }

    /** Adds a profile past the editor, and chooses it. */
    ProfileSession addProfile(String name, OnezoneAddress address, Environment environment, AccessToken token) {
        ProfileSession session = onFx(() -> tool.book()
                .add(new Profile(UUID.randomUUID(), name, address, environment, ""), Optional.of(token), false));
        awaitThat(
                "the token is read",
                () -> onFx(() -> session.tokenProperty().get().isPresent()));
        choose(name);
        return session;
    }
}
