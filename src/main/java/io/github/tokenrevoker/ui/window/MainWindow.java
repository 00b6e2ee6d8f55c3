package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.settings.WindowState;
import io.github.tokenrevoker.ui.Theme;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Toolkit;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.Lazy;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.help.Diagnostics;
import io.github.tokenrevoker.ui.help.HelpWindow;
import io.github.tokenrevoker.ui.journal.ChainWords;
import io.github.tokenrevoker.ui.journal.JournalWarning;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.settings.SettingsPage;
import io.github.tokenrevoker.ui.settings.SettingsStore;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/** The window put together: navigation, menus, pages, notices, status. Belongs to the FX thread. */
public final class MainWindow {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 800;
    /** What a desktop puts around a window, or a little more. */
    private static final double TITLE_BAR = 48;

    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 520;

    private final Texts texts = Texts.of(MainWindow.class);
    private final Stage stage;
    private final ProfileBook book;
    private final SettingsStore settings;
    private final Background background;
    private final NoticeBar notices = new NoticeBar();
    private final WindowCore core;
    private final ProvidersPage providers;
    private final Pages pages;
    private final Actions actions = new Actions();
    private final BorderPane frame = new BorderPane();
    private final StackPane root = new StackPane(frame);
    private final Scene scene = scene(root);
    private final FileNotices files;
    private final WindowMemory memory;
    private final VaultStatus vault;
    private final List<Runnable> onceUsable = new ArrayList<>();

    /** Makes the window; {@link #open} shows it. */
    public MainWindow(
            Stage stage,
            FileChoice fileChoice,
            ProfileBook book,
            SettingsStore settings,
            Engine engine,
            Surroundings around) {
        Theme.likeSystem();
        super();
        this.stage = stage;
        this.book = book;
        this.settings = settings;
        this.background = around.background();
        this.memory = new WindowMemory(stage);
        WorkContext work = new WorkContext(background, around.clock(), around.pace(), settings::settings, notices);
        this.core = WindowCore.of(new WindowContext(stage, work, fileChoice), book, engine, this::choose);
        this.providers = new ProvidersPage(core);
        this.pages = new Pages(
                new WindowPages(core, engine, around.version(), this::show).entries(providers, this::settingsPage));
        this.files = new FileNotices(notices, book);
        this.vault = new VaultStatus(core.secrets(), background);
        Closing closing = new Closing(stage, book, core.secrets().storage(), notices);
        WindowActions.define(actions, core, pages, providers, settings, closing::request);
        Lazy<HelpWindow> help = new Lazy<>(() ->
                new HelpWindow(stage, around.version(), actions.shortcuts(), () -> diagnostics(around.version())));
        actions.define(Command.HELP, () -> help.get().open());
        Lazy<CommandPalette> palette = new Lazy<>(this::palette);
        actions.define(Command.PALETTE, () -> palette.get().toggle());
        providers.offerMenu(WindowMenus.ofProfile(actions));
        build();
        followStage();
    }

    private static Scene scene(Parent root) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight() - TITLE_BAR));
    }

    private void build() {
        FocusGuard.install(scene, pages::refuge);
        frame.setTop(WindowMenus.in(scene, actions));
        frame.setLeft(new NavigationRail(pages, actions, core.secrets().lock().openProperty()));
        frame.setCenter(pages);
        frame.setBottom(new VBox(new JournalWarning(core.journal(), () -> show(Command.JOURNAL)), notices, status()));
        Theme.dress(scene);
        scene.addEventFilter(InputEvent.ANY, _ -> core.secrets().lock().noteInput());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, MainWindow::keepDeleteInField);
    }

    private SettingsPage settingsPage() {
        return new SettingsPage(settings, core.secrets().vault(), background, () -> pages.back());
    }

    private CommandPalette palette() {
        CommandPalette palette = new CommandPalette(() -> WindowActions.found(actions, core, this::choose));
        root.getChildren().add(palette);
        return palette;
    }

    private WindowStatus status() {
        return new WindowStatus()
                .vault(vault.wordsProperty(), core.secrets().lock().openProperty())
                .journal(core.journal(), () -> show(Command.JOURNAL))
                .work(new WorkUnderWay(book.sessions()).countProperty())
                .unsaved(book.file().problemProperty().map(Optional::isPresent))
                .practice(core.profiles().practiceZoneProperty().map(Optional::isPresent));
    }

    private void show(Command command) {
        pages.show(command);
    }

    /** A field that can only be read leaves the key to the menus, where it would delete a profile. */
    private static void keepDeleteInField(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.DELETE
                && pressed.getTarget() instanceof TextInputControl field
                && !field.isEditable()) {
            pressed.consume();
        }
    }

    private void followStage() {
        Subscription looks = Theme.follow(settings.settingsProperty());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> looks.unsubscribe());
        stage.setTitle(texts.get("window"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setScene(scene);
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                book.file().lookForChangesByOthers();
            }
        });
    }

    private String diagnostics(String version) {
        boolean unlocked = core.secrets().lock().openProperty().get();
        return Diagnostics.of(
                version,
                List.of(
                        "Profiles: " + book.sessions().size(),
                        "Vault: " + (unlocked ? "unlocked" : "locked or not in use"),
                        "Journal: "
                                + ChainWords.state(
                                        core.journal().stateProperty().get()),
                        "Theme: " + settings.settings().appearance().theme(),
                        "Text size: " + settings.settings().appearance().zoomPercent() + " %",
                        "Zoom of the screen: " + stage.getOutputScaleX()));
    }

    /** Shows the window where it was left, then reads the profiles. */
    public void open(Optional<String> profileToChoose, boolean practice) {
        settings.load(loaded -> {
            files.tellOf(loaded, "settings.json");
            WindowState left = loaded.content().window();
            memory.restore(left);
            providers.shareOfList(left.listShare());
        });
        stage.show();
        book.file().load(loaded -> {
            files.tellOf(loaded, "profiles.json");
            providers.profilesAreRead();
            settings.onceRead(read -> {
                if (profileToChoose.isPresent()) {
                    chooseByName(profileToChoose.get());
                } else {
                    restore(read.window(), !practice);
                }
                if (practice) {
                    core.profiles().startPractice();
                }
                onceUsable(this::takeUpWhatCanWait);
                Toolkit.afterNextLayout(scene, () -> onceUsable.forEach(Runnable::run));
            });
        });
    }

    /** Shows the last profile, or the only one, and the last page. */
    private void restore(WindowState left, boolean withPage) {
        left.profile()
                .flatMap(id -> find(session -> session.profile().id().equals(id)))
                .or(() -> book.sessions().size() == 1 ? find(_ -> true) : Optional.empty())
                .ifPresent(providers::choose);
        if (withPage) {
            pages.find(left.page()).ifPresent(pages::show);
        }
    }

    /** Keeps how the window is for the next start. Called before the settings are saved for the last time. */
    public void remember() {
        Optional<UUID> profile = Optional.ofNullable(providers.chosenProperty().get())
                .filter(session -> !session.isTransient())
                .map(session -> session.profile().id());
        settings.remember(new WindowState(
                memory.place(),
                stage.isMaximized(),
                providers.shareOfList(),
                pages.lasting().id(),
                profile));
    }

    /** What needs the journal, the keyring or the network, none of which a first window waits for. */
    private void takeUpWhatCanWait() {
        core.journal().verify();
        background.start(
                () -> {
                    core.journal().read();
                    background.fx().run(this::takeUpOpenActs);
                },
                _ -> {});
        core.journal().watch();
        core.secrets().storage().deleteLeftovers();
        vault.lookForVault();
        settings.onceRead(read -> {
            if (read.checkAtStart()) {
                core.workflows().check().startKnown();
            }
        });
    }

    private void takeUpOpenActs() {
        core.workflows().settle().takeUpOpenActs();
        new OpenActNotices(book, core.journal(), notices).tell();
    }

    /** Shows the page of leaked tokens. */
    public void showLeakedTokens() {
        pages.show(Command.LEAKED_TOKENS);
    }

    /** Has something done once the window is painted with what it knows: what can wait until then, and the measuring of it. */
    public void onceUsable(Runnable act) {
        onceUsable.add(act);
    }

    /** Brings the window to the front. From any thread. */
    public CompletableFuture<Void> showAgain() {
        CompletableFuture<Void> shown = new CompletableFuture<>();
        background.onFx(() -> {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
            shown.complete(null);
        });
        return shown;
    }

    /** Says, from any thread, that another process has taken the data folder over. */
    public void tellOfLostFolder(String words) {
        core.context().tell(texts.get("folder-lost", words));
    }

    /** The practice zone, while one runs. */
    public Optional<PracticeZone> practiceZone() {
        return core.profiles().practiceZoneProperty().get();
    }

    /** Chooses a profile in sight, except beside leaked tokens, whose page uses what is added from there. */
    private void choose(ProfileSession session) {
        if (pages.currentProperty().get().command() != Command.LEAKED_TOKENS) {
            pages.show(Command.PROVIDERS);
        }
        providers.choose(session);
    }

    private Optional<ProfileSession> find(Predicate<ProfileSession> wanted) {
        return book.sessions().stream().filter(wanted).findFirst();
    }

    private void chooseByName(String name) {
        find(session -> session.profile().name().equalsIgnoreCase(name.strip()))
                .ifPresentOrElse(this::choose, () -> notices.show(texts.get("no-such-profile", Harmless.line(name))));
    }
}
