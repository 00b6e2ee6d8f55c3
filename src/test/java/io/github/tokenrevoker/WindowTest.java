package io.github.tokenrevoker;

import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.secret.FakeKeyring;
import io.github.tokenrevoker.secret.KeyringDoor;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.controls.ChosenFiles;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.settings.SettingsStore;
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
public abstract class WindowTest extends FxRobot {
    /** Longer than any machine takes, so that only a defect runs into it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The machine has none, unless a test gives it one. */
    protected KeyringDoor keyring = FakeKeyring.absent();

    /** Chooses what a test tells it to. */
    protected final ChosenFiles files = new ChosenFiles();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    protected Path folder;

    @SuppressWarnings("NullAway.Init")
    private TokenRevoker tool;

    @BeforeAll
    protected static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    protected void openTool() throws Exception {
        openTool(false);
    }

    protected void openTool(boolean practice) throws Exception {
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

    /** The same for every profile; short, so that silence is soon over. */
    protected Timeouts timeouts() {
        return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    /** Short pauses, so that looks at unknown outcomes follow at once. */
    protected Pace pace() {
        return new Pace(
                Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofMillis(50), List.of(Duration.ofMillis(200)));
    }

    private Tuning tuning() {
        return new Tuning(
                Optional.of(timeouts()),
                Duration.ofSeconds(3),
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                pace(),
                QuickVaults.ITERATIONS);
    }

    @AfterEach
    protected void closeTool() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> tool.close()).get(30, TimeUnit.SECONDS);
        FxToolkit.cleanupStages();
    }

    protected ProfileBook book() {
        return tool.book();
    }

    protected Journal journal() {
        return tool.journal();
    }

    protected SettingsStore settings() {
        return tool.settings();
    }

    /** The practice zone, which must be running. */
    protected PracticeZone practiceZone() {
        return onFx(() -> tool.window().practiceZone().orElseThrow());
    }

    /** Closes the tool and opens it again on the same folder. */
    protected void restart() throws Exception {
        closeTool();
        openTool(false);
    }

    // What is to be seen

    protected <T> T onFx(Callable<T> question) {
        try {
            return WaitForAsyncUtils.asyncFx(question).get(30, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    protected boolean isShown(String id) {
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

    protected Node node(String id) {
        awaitShown(id);
        return onFx(() -> lookup("#" + id).query());
    }

    protected String text(String id) {
        Node node = node(id);
        return onFx(() -> switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            default -> throw new IllegalArgumentException(id + " has no text");
        });
    }

    /** The texts of the labels inside the nodes of a style class. */
    protected List<String> shownTexts(String styleClass) {
        return onFx(() -> lookup("." + styleClass + " .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
    }

    protected boolean isEnabled(String id) {
        Node node = node(id);
        return onFx(() -> !node.isDisabled());
    }

    protected void awaitThat(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    protected void awaitShown(String id) {
        awaitThat("#" + id + " is shown", () -> isShown(id));
    }

    protected void awaitGone(String id) {
        awaitThat("#" + id + " is gone", () -> !isShown(id));
    }

    protected void awaitEnabled(String id) {
        awaitThat("#" + id + " is enabled", () -> isShown(id) && isEnabled(id));
    }

    protected void awaitText(String id, String text) {
        awaitThat("#" + id + " says " + text, () -> isShown(id) && text(id).equals(text));
    }

    protected void awaitOutcome(String title) {
        awaitText("outcome-title", title);
    }

    // What a person does

    /** Presses a button wherever it is scrolled to. */
    protected void press(String id) {
        awaitEnabled(id);
        interact(() -> ((ButtonBase) lookup("#" + id).query()).fire());
    }

    protected void type(String id, String text) {
        TextInputControl input = (TextInputControl) node(id);
        interact(() -> input.setText(text));
    }

    protected void click(String id) {
        awaitEnabled(id);
        clickOn("#" + id);
    }

    protected void choose(String profileName) {
        ListView<ProfileSession> list = list();
        interact(() -> list.getSelectionModel()
                .select(list.getItems().stream()
                        .filter(session -> session.profile().name().equals(profileName))
                        .findFirst()
                        .orElseThrow()));
    }

    protected ListView<ProfileSession> list() {
        return lookup("#profile-list").queryListView();
    }

    protected List<String> shownProfiles() {
        return onFx(() -> list().getItems().stream()
                .map(session -> session.profile().name())
                .toList());
    }

    /** Opens the confirmation with a real click and says yes as soon as that is possible. */
    protected void revokeAndConfirm() {
        click("revoke");
        click("confirm-revoke");
    }

    // The practice zone

    /** Starts the practice zone and waits until its profile is chosen. */
    protected PracticeZone startPractice() {
        press("start-practice");
        awaitText("profile-title", "Practice");
        awaitEnabled("revoke");
        return practiceZone();
    }

    protected void answerNext(NextAnswer answer) {
        practiceZone().answerNext(answer);
    }

    protected void takePracticeToken(PracticeToken kind) {
        AccessToken token = practiceZone().token(kind);
        interact(() -> tool.book().keep(list().getSelectionModel().getSelectedItem(), ProfileSecrets.of(token)));
        awaitThat(
                "the token is read",
                () -> onFx(() -> list().getSelectionModel()
                        .getSelectedItem()
                        .tokenProperty()
                        .get()
                        .isPresent()));
    }

    /** Adds a profile past the editor, and chooses it. */
    protected ProfileSession addProfile(
            String name, OnezoneAddress address, Environment environment, AccessToken token) {
        ProfileSession session = onFx(() -> tool.book()
                .add(new Profile(UUID.randomUUID(), name, address, environment, ""), Optional.of(token), false));
        awaitThat(
                "the token is read",
                () -> onFx(() -> session.tokenProperty().get().isPresent()));
        choose(name);
        return session;
    }
}
