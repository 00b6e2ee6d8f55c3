package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.leak.LeakInquiry;
import io.github.tokenrevoker.revocation.leak.LeakRecorder;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.background.Toolkit;
import io.github.tokenrevoker.ui.bulk.BulkWindow;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.Lazy;
import io.github.tokenrevoker.ui.controls.Notices.Notice;
import io.github.tokenrevoker.ui.controls.Notices.Remedy;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.help.Diagnostics;
import io.github.tokenrevoker.ui.help.HelpWindow;
import io.github.tokenrevoker.ui.journal.ChainWords;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.journal.JournalWarning;
import io.github.tokenrevoker.ui.journal.JournalWindow;
import io.github.tokenrevoker.ui.leak.LeakPage;
import io.github.tokenrevoker.ui.leak.LeakWindow;
import io.github.tokenrevoker.ui.profiles.ProfileListPane;
import io.github.tokenrevoker.ui.rehearsal.RehearsalBar;
import io.github.tokenrevoker.ui.revoke.CheckWorkflow;
import io.github.tokenrevoker.ui.revoke.ChosenProfilePane;
import io.github.tokenrevoker.ui.revoke.RevokeDialogs;
import io.github.tokenrevoker.ui.revoke.RevokeQuestions;
import io.github.tokenrevoker.ui.revoke.RevokeWorkflow;
import io.github.tokenrevoker.ui.revoke.RevokeWorkflows;
import io.github.tokenrevoker.ui.revoke.SettleWorkflow;
import io.github.tokenrevoker.ui.secrets.Secrets;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.settings.SettingsStore;
import io.github.tokenrevoker.ui.welcome.WelcomePane;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The window: profiles on the left, the chosen one on the right. Belongs to the FX thread. */
public final class MainWindow {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 780;
    /** What a desktop puts around a window, or a little more. */
    private static final double TITLE_BAR = 48;

    private static final double MIN_WIDTH = 860;
    private static final double MIN_HEIGHT = 560;
    private static final double LIST_SHARE = 0.3;

    private final Texts texts = Texts.of(MainWindow.class);
    private final Stage stage;
    private final ProfileBook book;
    private final Background background;
    private final Clock clock;
    private final BorderPane root = new BorderPane();
    private final ScrollPane detail = new ScrollPane();
    private final NoticeBar notices = new NoticeBar();
    private final ProfileFlow profiles;
    private final RevokeWorkflows workflows;
    private final WindowContext context;
    /** Makes the window of bulk revocation when it is first wanted. */
    private final Supplier<BulkWindow> bulk;

    private @Nullable BulkWindow many;
    private final ProfileListPane list;
    private final SettingsStore settings;
    private final JournalStore journal;
    private @Nullable JournalWindow history;
    private final Secrets secrets;
    private final Scene scene = scene(root);
    private final FocusGuard guard = FocusGuard.install(scene, this::refuge);
    private @Nullable ChosenProfilePane shown;
    /** Kept here, because the list itself holds it weakly. */
    private final BooleanBinding noProfiles;

    private @Nullable RehearsalBar rehearsal;
    private Subscription rehearsalFollows = Subscription.EMPTY;
    private Optional<Notice> closingOnceStored = Optional.empty();
    private Optional<CloseQuestion> closing = Optional.empty();
    private Optional<Notice> unsaved = Optional.empty();
    private boolean profilesAreRead;
    private final List<Runnable> onceUsable = new ArrayList<>();

    public MainWindow(
            Stage stage,
            ProfileBook book,
            SecretStores stores,
            FileChoice files,
            Preflight preflight,
            Revoker revoker,
            Journal journal,
            Background background,
            Clock clock,
            SettingsStore settings,
            Pace pace) {
        Theme.likeSystem();
        super();
        this.stage = stage;
        this.book = book;
        this.noProfiles = Bindings.isEmpty(book.sessions());
        this.background = background;
        this.clock = clock;
        this.settings = settings;
        this.journal = new JournalStore(journal, background, clock);
        this.context =
                new WindowContext(stage, new WorkContext(background, clock, pace, settings::settings, notices), files);
        this.secrets = Secrets.in(context, book, stores);
        this.profiles =
                new ProfileFlow(context, book, settings, secrets, this::openJournal, this::openBulk, this::choose);
        this.workflows = workflows(preflight, revoker);
        BulkRevoker bulkRevoker = new BulkRevoker(preflight, revoker, background.workers());
        this.bulk = () -> BulkFlow.window(context, book, secrets.source(), workflows.settle(), bulkRevoker);
        this.list = new ProfileListPane(book, profiles, clock);
        build();
    }

    private RevokeWorkflows workflows(Preflight preflight, Revoker revoker) {
        WorkContext work = context.work();
        RevokeQuestions questions = new RevokeDialogs(context, preflight, book);
        SettleWorkflow settling = new SettleWorkflow(book, secrets.source(), preflight, revoker, journal, work);
        return new RevokeWorkflows(
                new RevokeWorkflow(secrets.source(), questions, revoker, settling, work),
                new CheckWorkflow(book, secrets.source(), questions, preflight, work),
                settling);
    }

    private static Scene scene(Parent root) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight() - TITLE_BAR));
    }

    /** Where the focus goes when its control vanishes: the title of what is shown. */
    private Node refuge() {
        ChosenProfilePane pane = shown;
        return pane == null ? detail : pane.title();
    }

    private void build() {
        detail.setFitToWidth(true);
        detail.getStyleClass().add("detail");
        SplitPane split = new SplitPane(list, detail);
        split.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(list, false);
        root.setCenter(split);
        root.setBottom(new VBox(new JournalWarning(journal, this::openJournal), notices));
        Theme.dress(scene);
        Subscription looks = Theme.follow(settings.settingsProperty());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> looks.unsubscribe());
        Zoom.install(scene, settings);
        stage.setTitle(texts.get("window"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setScene(scene);
        scene.addEventFilter(InputEvent.ANY, _ -> secrets.lock().noteInput());
        stage.setOnCloseRequest(this::closeUnlessBusy);
        list.chosenProperty().subscribe(this::show);
        noProfiles.subscribe(_ -> show(list.chosenProperty().get()));
        profiles.practiceZoneProperty().subscribe(this::offerRehearsal);
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                book.lookForChangesByOthers();
            }
        });
        book.copiesOfOthersProperty().subscribe(copies -> {
            if (!copies.isEmpty()) {
                notices.show(
                        texts.get(
                                "copies",
                                copies.size(),
                                Harmless.line(copies.getFirst().name())),
                        Optional.empty());
            }
        });
        book.saveProblemProperty().subscribe(problem -> {
            unsaved.ifPresent(Notice::withdraw);
            unsaved = problem.map(this::tellOfUnsavedChange);
        });
        book.odditiesProperty().subscribe(oddities -> {
            if (!oddities.isEmpty()) {
                tellOfOddities("profiles.json", oddities);
            }
        });
    }

    /** Has a button and Ctrl+L open the page of leaked tokens. */
    public void offerLeaks(LeakInquiry inquiry, LeakRecorder recorder, String version) {
        Lazy<LeakWindow> leaks = new Lazy<>(() -> {
            LeakPage page = new LeakPage(context.work(), inquiry, leakFlow(recorder), version);
            var _ = book.alsoForget(page::clear);
            stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> page.clear());
            return new LeakWindow(stage, page);
        });
        Runnable open = () -> leaks.get().open();
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN), open);
        list.offerLeaks(open);
    }

    private LeakFlow leakFlow(LeakRecorder recorder) {
        return new LeakFlow(
                context,
                book,
                secrets.source(),
                new LeakFlow.Acts(
                        workflows.revoke(),
                        (some, leak) -> background.fx().call(this::bulkWindow).revoke(some, leak)),
                profiles,
                new LeakFlow.Records(journal, recorder));
    }

    /** Has F1 and a button open the help. */
    public void offerHelp(String version) {
        Lazy<HelpWindow> help = new Lazy<>(() -> new HelpWindow(stage, version, () -> diagnostics(version)));
        Runnable open = () -> help.get().open();
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), open);
        list.offerHelp(open);
    }

    private String diagnostics(String version) {
        return Diagnostics.of(
                version,
                List.of(
                        "Profiles: " + book.sessions().size(),
                        "Vault: " + (secrets.lock().openProperty().get() ? "unlocked" : "locked or not in use"),
                        "Journal: " + ChainWords.state(journal.stateProperty().get()),
                        "Theme: " + settings.settings().appearance().theme(),
                        "Text size: " + settings.settings().appearance().zoomPercent() + " %",
                        "Zoom of the screen: " + stage.getOutputScaleX()));
    }

    /** Shows the window, then reads the settings and the profiles. */
    public void open(Optional<String> profileToChoose, boolean practice) {
        stage.show();
        settings.load(loaded -> tellOf(loaded, "settings.json"));
        book.load(loaded -> {
            tellOf(loaded, "profiles.json");
            profilesAreRead = true;
            if (book.sessions().isEmpty()) {
                show(null);
            }
            profileToChoose.ifPresentOrElse(this::chooseByName, this::chooseTheOnlyOne);
            if (practice) {
                profiles.startPractice();
            }
            onceUsable(this::takeUpWhatCanWait);
            tellUsable();
        });
    }

    /** What needs the journal, the keyring or the network, none of which a first window waits for. */
    private void takeUpWhatCanWait() {
        journal.verify();
        background.start(
                () -> {
                    journal.read();
                    background.fx().run(this::takeUpOpenActs);
                },
                _ -> {});
        journal.watch();
        secrets.storage().deleteLeftovers();
        settings.onceRead(read -> {
            if (read.checkAtStart()) {
                workflows.check().startKnown();
            }
        });
    }

    /** Has something done once the window is painted with what it knows: what can wait until then, and the measuring of it. */
    public void onceUsable(Runnable act) {
        onceUsable.add(act);
    }

    private void tellUsable() {
        Toolkit.afterNextLayout(scene, () -> onceUsable.forEach(Runnable::run));
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
        background.onFx(() -> notices.show(texts.get("folder-lost", words), Optional.empty()));
    }

    private void takeUpOpenActs() {
        workflows.settle().takeUpOpenActs();
        String open = Stream.of("open-acts", "unverified-acts")
                .flatMap(key -> openActs(key).stream())
                .collect(Collectors.joining(" "));
        if (!open.isEmpty()) {
            notices.show(open).whileTrue(anyActIsOpen());
        }
        if (journal.stateProperty().get() instanceof JournalStore.State.Unreadable unreadable) {
            notices.show(texts.get("journal-unreadable", unreadable.problem()))
                    .whileTrue(journal.stateProperty().map(state -> !(state instanceof JournalStore.State.Verified)));
        }
    }

    /** Which profiles have an act left open by an earlier run, of the one kind or the other. */
    private Optional<String> openActs(String key) {
        boolean unverified = key.equals("unverified-acts");
        List<String> names = book.sessions().stream()
                .filter(session -> session.openActProperty()
                        .get()
                        .filter(act -> unverified == (act.outcome() == OutcomeCode.REVOKED_UNPROVED))
                        .isPresent())
                .map(session -> Harmless.line(session.profile().name()))
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(texts.get(key, String.join(", ", names)));
    }

    private ObservableValue<Boolean> anyActIsOpen() {
        List<ObjectProperty<Optional<RecordedAct>>> open = book.sessions().stream()
                .map(ProfileSession::openActProperty)
                .filter(act -> act.get().isPresent())
                .toList();
        return Bindings.createBooleanBinding(
                () -> open.stream().anyMatch(act -> act.get().isPresent()), open.toArray(Observable[]::new));
    }

    private void openBulk() {
        bulkWindow().open();
    }

    private BulkWindow bulkWindow() {
        BulkWindow known = many;
        if (known == null) {
            known = bulk.get();
            many = known;
        }
        return known;
    }

    private void openJournal() {
        JournalWindow known = history;
        if (known == null) {
            known = new JournalWindow(context, journal);
            history = known;
        }
        known.open();
    }

    /** The practice zone, while one runs. */
    public Optional<PracticeZone> practiceZone() {
        return profiles.practiceZoneProperty().get();
    }

    private void choose(ProfileSession session) {
        list.choose(session);
    }

    private void chooseTheOnlyOne() {
        if (book.sessions().size() == 1) {
            choose(book.sessions().getFirst());
        }
    }

    private void chooseByName(String name) {
        book.sessions().stream()
                .filter(session -> session.profile().name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .ifPresentOrElse(
                        this::choose,
                        () -> notices.show(texts.get("no-such-profile", Harmless.line(name)), Optional.empty()));
    }

    private void show(@Nullable ProfileSession session) {
        if (shown != null) {
            shown.dispose();
            shown = null;
        }
        if (session == null) {
            detail.setContent(nothingChosen());
            detail.setFitToHeight(true);
        } else {
            ChosenProfilePane pane =
                    new ChosenProfilePane(session, workflows, journal, clock, () -> profiles.edit(session));
            shown = pane;
            detail.setContent(pane);
            detail.setFitToHeight(true);
            // Moving the focus in the middle of a layout would be undone by the rest of it.
            pane.outcomeRegion().heightProperty().subscribe(_ -> background.onFx(() -> revealOutcome(pane)));
        }
        showRehearsal(session);
    }

    /** Gives a new result the focus that its button has lost. The page scrolls to it by itself. */
    private void revealOutcome(ChosenProfilePane pane) {
        pane.result().ifPresent(guard::passOn);
    }

    private void offerRehearsal(Optional<PracticeZone> zone) {
        rehearsal = zone.map(running -> new RehearsalBar(
                        running,
                        kind -> Optional.ofNullable(list.chosenProperty().get())
                                .filter(ProfileSession::isPractice)
                                .ifPresent(session -> profiles.takePracticeToken(session, kind))))
                .orElse(null);
        showRehearsal(list.chosenProperty().get());
    }

    private void showRehearsal(@Nullable ProfileSession session) {
        rehearsalFollows.unsubscribe();
        rehearsalFollows = Subscription.EMPTY;
        root.setTop(null);
        RehearsalBar bar = rehearsal;
        if (session != null && bar != null) {
            rehearsalFollows = Subscription.combine(
                    session.practiceProperty().subscribe(practice -> root.setTop(practice ? bar : null)),
                    session.outcomeProperty().subscribe(_ -> bar.refresh()));
        }
    }

    /** Nobody is welcomed who may have profiles already. */
    private @Nullable Node nothingChosen() {
        if (book.sessions().isEmpty()) {
            return profilesAreRead ? new WelcomePane(profiles::startPractice, profiles::add) : null;
        }
        return centred(new Label(texts.get("choose")));
    }

    private static VBox centred(Node... content) {
        VBox box = new VBox(16, content);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("welcome");
        return box;
    }

    private void tellOf(Loaded<?> loaded, String file) {
        switch (loaded) {
            case Loaded.Intact<?> _ -> {}
            case Loaded.Partial<?> partial -> tellOfOddities(file, partial.oddities());
            case Loaded.Recovered<?> recovered ->
                notices.show(
                        texts.get(
                                recovered.fromPrevious() ? "loaded.recovered" : "loaded.damaged",
                                recovered.setAside(),
                                file),
                        Optional.empty());
            case Loaded.Newer<?> _ -> notices.show(texts.get("loaded.newer", file), Optional.empty());
            case Loaded.Unreadable<?> unreadable ->
                notices.show(texts.get("loaded.unreadable", file, unreadable.reason()), Optional.empty());
        }
    }

    private void tellOfOddities(String file, List<String> oddities) {
        int most = 3;
        String shown = String.join("\n", oddities.subList(0, Math.min(most, oddities.size())));
        String rest = oddities.size() > most ? texts.get("loaded.odd-rest", oddities.size() - most) : "";
        notices.show(texts.get("loaded.odd", file, shown, rest), Optional.empty());
    }

    private Notice tellOfUnsavedChange(String problem) {
        return notices.show(
                texts.get("unsaved", problem), Optional.of(new Remedy(texts.get("unsaved.again"), book::save)));
    }

    /** Closes the window when the tokens are stored, unless the notice about it was closed before. */
    private void closeOnceStored() {
        Notice notice = notices.show(texts.get("close.storing"));
        closingOnceStored = Optional.of(notice);
        secrets.storage().onceStored(() -> {
            if (notice.isOpen()) {
                notice.withdraw();
                stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            }
        });
    }

    /**
     * A revocation under way, or a change that is not saved, is not left by a slip. Asked a second time while the notice
     * about the very same reasons is still there, the window closes.
     */
    private void closeUnlessBusy(WindowEvent event) {
        if (secrets.storage().isStoring()
                && closingOnceStored.filter(Notice::isOpen).isEmpty()) {
            event.consume();
            closeOnceStored();
            return;
        }
        CloseQuestion present = CloseQuestion.of(book);
        boolean answered = closing.filter(asked -> asked.covers(present)).isPresent();
        if (present.isNeeded() && !answered) {
            event.consume();
            closing.ifPresent(CloseQuestion::withdraw);
            present.ask(notices, texts);
            closing = Optional.of(present);
        }
    }
}
