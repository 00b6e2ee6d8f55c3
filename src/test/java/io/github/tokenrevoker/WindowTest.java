package io.github.tokenrevoker;

import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.TestTime;
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
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
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

    /** So long that it passes only when a test lets it. */
    private static final Duration MAY_STILL_ARRIVE = Duration.ofHours(1);

    private static final KeyCode SHORTCUT =
            System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;

    private final TestTime time = new TestTime();
    private boolean hasty;

    /** Chooses what a test tells it to. */
    protected final ChosenFiles files = new ChosenFiles();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    protected Path folder;

    @SuppressWarnings("NullAway.Init")
    private TokenRevoker tool;

    // The mouse jumps, and there is no pause after a key. The robot reads this when it is made.
    static {
        System.setProperty("testfx.robot.write_sleep", "0");
        System.setProperty("testfx.robot.move_max_count", "1");
    }

    @BeforeAll
    protected static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    protected void openTool() throws Exception {
        openTool(false);
    }

    protected void openTool(boolean practice) throws Exception {
        interact(() -> {
            tool = new TokenRevoker(
                    new Stage(),
                    new Services(DataFolders.of(Optional.of(folder)), keyring, tuning(), Clock.systemUTC()),
                    files);
            tool.window().open(Optional.empty(), practice);
        });
    }

    /** The same for every profile. Longer than a busy machine takes, unless a test is {@link #hasty}. */
    protected Timeouts timeouts() {
        return hasty ? new Timeouts(PATIENCE, Duration.ofSeconds(2)) : new Timeouts(PATIENCE, PATIENCE);
    }

    /** Short pauses, so that looks at unknown outcomes follow at once. */
    protected Pace pace() {
        return new Pace(
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                List.of(Duration.ofMillis(100)));
    }

    private Tuning tuning() {
        Duration keyringTime = hasty ? Duration.ofMillis(500) : PATIENCE;
        return new Tuning(
                Optional.of(timeouts()),
                time,
                MAY_STILL_ARRIVE,
                new Tuning.Keyring(keyringTime, keyringTime),
                pace(),
                QuickVaults.ITERATIONS);
    }

    /** Opens the tool anew with little time for servers and keyrings, for tests in which one never answers. */
    protected void beHasty() throws Exception {
        hasty = true;
        restart();
    }

    /** Lets so much time pass that a request without an answer can't take effect any more. */
    protected void letRequestsDie() {
        time.pass(MAY_STILL_ARRIVE);
    }

    @AfterEach
    protected void closeTool() throws Exception {
        interact(() -> {
            tool.close();
            HeadlessWindows open = HeadlessWindows.present();
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            open.release();
        });
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

    /** Runs it on the FX thread, and goes on when what it has changed is laid out. */
    @Override
    public FxRobot interact(Runnable change) {
        onFx(() -> {
            change.run();
            return true;
        });
        settle();
        return this;
    }

    /** Waits for what is queued on the FX thread, and lays every window out, which the next frame would have done. */
    private void settle() {
        for (int round = 0; round < 2; round++) {
            onFx(() -> {
                layOut();
                return true;
            });
        }
    }

    private static void layOut() {
        for (Window window : List.copyOf(Window.getWindows())) {
            window.getScene().getRoot().applyCss();
            window.getScene().getRoot().layout();
        }
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
            if (inSight(id).isPresent()) {
                return true;
            }
            // What lies in a control that has just been built is found only when that control has its skin.
            Window.getWindows().forEach(window -> window.getScene().getRoot().applyCss());
            return inSight(id).isPresent();
        });
    }

    private Optional<Node> inSight(String id) {
        return lookup("#" + id).tryQuery().filter(WindowTest::isVisible);
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
        return onFx(() -> textOf(node));
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            default -> throw new IllegalArgumentException(node.getId() + " has no text");
        };
    }

    /** The texts of the labels inside the nodes of a style class. */
    protected List<String> shownTexts(String styleClass) {
        return onFx(() -> {
            // Cells and their labels are made only when their control is laid out.
            layOut();
            return lookup("." + styleClass + " .label").queryAllAs(Labeled.class).stream()
                    .map(Labeled::getText)
                    .toList();
        });
    }

    protected boolean isEnabled(String id) {
        Node node = node(id);
        return onFx(() -> !node.isDisabled());
    }

    protected void awaitThat(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    private void awaitInSight(String what, String id, Predicate<Node> condition) {
        awaitThat(
                "#" + id + what, () -> onFx(() -> inSight(id).filter(condition).isPresent()));
    }

    protected void awaitShown(String id) {
        awaitInSight(" is shown", id, _ -> true);
    }

    protected void awaitGone(String id) {
        awaitThat("#" + id + " is gone", () -> onFx(() -> inSight(id).isEmpty()));
    }

    protected void awaitEnabled(String id) {
        awaitInSight(" is enabled", id, node -> !node.isDisabled());
    }

    protected void awaitText(String id, String text) {
        awaitInSight(" says " + text, id, node -> text.equals(textOf(node)));
    }

    protected void awaitOutcome(String title) {
        awaitText("outcome-title", title);
    }

    // What a person does

    /** Presses a button wherever it is scrolled to, or picks an item of the menu bar. */
    protected void press(String id) {
        Optional<MenuItem> item = onFx(() -> menuItem(id));
        if (item.isPresent()) {
            awaitThat(
                    "menu item " + id + " is enabled",
                    () -> onFx(() -> !item.get().isDisable()));
            interact(item.get()::fire);
            return;
        }
        awaitEnabled(id);
        interact(() -> ((ButtonBase) lookup("#" + id).query()).fire());
    }

    /** An item of the menu bar, whose menus are not open. */
    protected static Optional<MenuItem> menuItem(String id) {
        return Window.getWindows().stream()
                .flatMap(window -> Stream.ofNullable(window.getScene().getRoot().lookup("#menu-bar")))
                .flatMap(bar -> ((MenuBar) bar).getMenus().stream())
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst();
    }

    protected void type(String id, String text) {
        TextInputControl input = (TextInputControl) node(id);
        interact(() -> input.setText(text));
    }

    /** Scrolls a page until a node on it can be seen. */
    private static void scrollTo(Node node) {
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof ScrollPane page) {
                Bounds place = page.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double room = page.getViewportBounds().getHeight();
                double hidden = page.getContent().getLayoutBounds().getHeight() - room;
                if (hidden > 0) {
                    page.setVvalue(Math.clamp((place.getCenterY() - room / 2) / hidden, 0, 1));
                }
            }
        }
    }

    /** Clicks with the mouse, in one go: nothing moves away from under it. */
    protected void click(String id) {
        awaitEnabled(id);
        interact(() -> {
            bringIntoSight(id);
            Node node = lookup("#" + id).query();
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            Robot mouse = new Robot();
            mouse.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            mouse.mouseClick(MouseButton.PRIMARY);
        });
    }

    /** Scrolls to a node and moves the mouse there. */
    protected void pointAt(String id) {
        awaitEnabled(id);
        interact(() -> bringIntoSight(id));
        moveTo("#" + id);
    }

    private void bringIntoSight(String id) {
        layOut();
        scrollTo(lookup("#" + id).query());
        layOut();
    }

    /** Presses keys together and lets them go, without a pause after each. */
    @Override
    public FxRobot push(KeyCode... keys) {
        List<KeyCode> real = Stream.of(keys)
                .map(key -> key == KeyCode.SHORTCUT ? SHORTCUT : key)
                .toList();
        return interact(() -> {
            Robot keyboard = new Robot();
            real.forEach(keyboard::keyPress);
            real.reversed().forEach(keyboard::keyRelease);
        });
    }

    /** Types with the keyboard into a field that was clicked on. */
    protected void typeByKeys(String id, String text) {
        Node field = node(id);
        click(id);
        awaitThat(
                "#" + id + " has the focus",
                () -> onFx(
                        () -> field.isFocused() && field.getScene().getWindow().isFocused()));
        targetWindow(field.getScene().getWindow());
        write(text);
        awaitText(id, text);
    }

    protected void choose(String profileName) {
        awaitThat(profileName + " is listed", () -> shownProfiles().contains(profileName));
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
        interact(() ->
                tool.book().memory().keep(list().getSelectionModel().getSelectedItem(), ProfileSecrets.of(token)));
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
