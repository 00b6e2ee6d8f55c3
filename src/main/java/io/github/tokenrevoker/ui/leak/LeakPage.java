package io.github.tokenrevoker.ui.leak;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.revocation.leak.LeakInquiry;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.Page;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The page of leaked tokens: a text goes in, its tokens come out, each with what ends it and whether it works. Belongs to the
 * FX thread.
 */
public final class LeakPage extends VBox implements Page {
    private static final int GAP = 8;
    private static final int MAX_DAMAGED = 5;

    private final Texts texts = Texts.of(LeakPage.class);
    private final LeakModel model;
    private final LeakWorkflow workflow;
    private final LeakSurroundings surroundings;
    private final WorkContext work;
    private final Set<UUID> settled = new HashSet<>();
    private final LeakText text;
    private final LeakTable table;
    private final LeakDetail detail = new LeakDetail();
    private final Label summary = new WrappedLabel("leak-summary", "");
    private final Label damaged = new WrappedLabel("leak-damaged", "");
    private final Label left = new WrappedLabel("leak-left", "");
    private final Label told = new WrappedLabel("leak-told", "");
    private final Button practice = Buttons.of("leak-practice", Feather.PLAY_CIRCLE, "", this::practise);
    private final Button check = Buttons.of("leak-check", Feather.ACTIVITY, "", this::check);
    private final Button allow = Buttons.of("leak-allow", Feather.GLOBE, "", this::allow);
    private final Button revoke = FocusGuard.destructive(Buttons.of("leak-revoke", Feather.SLASH, "", this::revoke));
    private final Button add = Buttons.of("leak-add-provider", Feather.PLUS, "", this::addProvider);
    private final Button report = Buttons.of("leak-report", Feather.DOWNLOAD, "", this::report);

    /**
     * Makes the page.
     *
     * @param toolVersion stands in reports
     */
    public LeakPage(WorkContext work, LeakInquiry inquiry, LeakSurroundings surroundings, String toolVersion) {
        super(GAP);
        this.model = new LeakModel();
        this.surroundings = surroundings;
        this.work = work;
        this.workflow = new LeakWorkflow(model, inquiry, surroundings, work, toolVersion);
        this.text = new LeakText(texts, model.busyProperty(), this::readPasted);
        this.table = new LeakTable(model.rows(), texts, work.clock());
        setId("leak");
        getStyleClass().add("page");
        build();
        follow();
        refresh();
    }

    private void build() {
        Label title = new Label(texts.get("title"));
        title.setId("leak-title");
        title.getStyleClass().add(Styles.TITLE_3);
        Label how = new WrappedLabel("leak-how", texts.get("how"));
        how.getStyleClass().add(Styles.TEXT_MUTED);
        summary.getStyleClass().add(Styles.TEXT_BOLD);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(title, how, text, sources(), told, summary, damaged, table, detail, left, acts());
        setOnDragOver(this::dragged);
        setOnDragDropped(this::dropped);
    }

    private void follow() {
        told.textProperty().bind(model.toldProperty());
        model.toldProperty().subscribe(words -> showOnlyFilled(told, words));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> detail.show(Optional.ofNullable(row)));
        model.busyProperty().subscribe(_ -> {
            refresh();
            askAfterSettling();
        });
        model.newsProperty().subscribe(this::refresh);
        surroundings.onProfilesChanged(this::understand);
        surroundings.onSettled(profile -> {
            settled.add(profile);
            askAfterSettling();
        });
    }

    private FlowPane sources() {
        Button file = Buttons.of("leak-open-file", Feather.FOLDER, texts.get("open-file"), this::openFile);
        practice.setText(texts.get("practice"));
        Button stop = Buttons.of("leak-stop", Feather.SQUARE, texts.get("stop"), workflow::stop);
        stop.visibleProperty().bind(model.busyProperty());
        Button clear = Buttons.of("leak-clear", Feather.TRASH_2, texts.get("clear"), this::clear);
        return new FlowPane(GAP, GAP, file, practice, clear, stop);
    }

    private FlowPane acts() {
        check.setText(texts.get("check"));
        revoke.setText(texts.get("revoke"));
        revoke.getStyleClass().add(Styles.DANGER);
        revoke.setMnemonicParsing(false);
        add.setText(texts.get("add"));
        report.setText(texts.get("report"));
        return new FlowPane(GAP, GAP, check, allow, add, report, revoke);
    }

    private void readPasted(String pasted) {
        begin(() -> {
            if (workflow.read(texts.get("pasted"), pasted)) {
                work.fx().run(text::forget);
            }
        });
    }

    private void openFile() {
        surroundings.fileToOpen(texts.get("open-file")).ifPresent(file -> begin(() -> workflow.read(file)));
    }

    private void practise() {
        surroundings.practise(zone -> {
            String log = zone.leakedLog();
            begin(() -> {
                boolean _ = workflow.read(texts.get("practice.log"), log);
            });
        });
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> files =
                event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
        Optional<String> dropped =
                files.isEmpty() ? Optional.ofNullable(event.getDragboard().getString()) : Optional.empty();
        begin(() -> {
            files.forEach(file -> workflow.read(file.toPath()));
            dropped.ifPresent(words -> workflow.read(texts.get("dropped"), words));
        });
        event.setDropCompleted(true);
        event.consume();
    }

    private void check() {
        begin(workflow::check);
    }

    private void allow() {
        model.allow(model.unknownHosts());
        begin(workflow::check);
    }

    private void revoke() {
        begin(() -> workflow.revoke(revoke));
    }

    /** What is settled while something else is under way is asked about after that. */
    private void askAfterSettling() {
        if (!settled.isEmpty() && !model.busyProperty().get()) {
            Set<UUID> profiles = Set.copyOf(settled);
            settled.clear();
            begin(() -> workflow.askAfterSettling(profiles));
        }
    }

    private void addProvider() {
        Optional<LeakRow> chosen = Optional.ofNullable(table.getSelectionModel().getSelectedItem());
        surroundings.addProfile(model.hostWithoutProfile(chosen));
    }

    private void report() {
        begin(workflow::report);
    }

    private void begin(Runnable act) {
        work.start(act, texts.get("begin-failed"));
    }

    private void understand() {
        model.understand(surroundings.profiles(), work.clock().instant());
    }

    private void refresh() {
        boolean busy = model.busyProperty().get();
        boolean nothing = model.rows().isEmpty() || busy;
        check.setDisable(nothing);
        report.setDisable(nothing);
        revoke.setDisable(nothing || model.revocable().isEmpty());
        add.setDisable(busy);
        showOnly(practice, model.rows().isEmpty());
        showOnly(add, model.lacksProfiles());
        Set<OnezoneAddress> hosts = model.unknownHosts();
        allow.setText(texts.get("allow", names(hosts)));
        allow.setDisable(busy);
        showOnly(allow, !hosts.isEmpty());
        showOnlyFilled(summary, model.rows().isEmpty() ? "" : LeakWords.summary(model.evidence()));
        showOnlyFilled(damaged, damagedWords());
        List<LeakedToken> others = model.leftByRevocation();
        showOnlyFilled(left, others.isEmpty() ? "" : texts.get("left", LeakNotes.left(others)));
    }

    private static String names(Set<OnezoneAddress> hosts) {
        return hosts.stream().map(OnezoneAddress::authority).map(Harmless::line).collect(Collectors.joining(", "));
    }

    private String damagedWords() {
        String words = model.damaged().stream()
                .limit(MAX_DAMAGED)
                .map(one -> texts.get(
                        "damaged",
                        one.hint(),
                        LeakWords.places(one.places(), one.occurrences()),
                        LeakWords.damage(one)))
                .collect(Collectors.joining("\n"));
        int more = model.damaged().size() - MAX_DAMAGED;
        return more > 0 ? words + "\n" + texts.get("damaged.more", more) : words;
    }

    private static void showOnlyFilled(Label label, String words) {
        if (!label.textProperty().isBound()) {
            label.setText(words);
        }
        showOnly(label, !words.isEmpty());
    }

    private static void showOnly(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    /** Shows what the profiles of this moment say, and puts the focus where a text is pasted. */
    @Override
    public void opened() {
        understand();
        text.requestFocus();
    }

    /** Ends what is under way, and overwrites every token in memory. */
    public void clear() {
        workflow.stop();
        text.forget();
        model.clear();
    }

    /** Where the focus goes when its control vanishes. */
    @Override
    public Node refuge() {
        return table;
    }

    @Override
    public Region content() {
        return this;
    }
}
