package io.github.tokenrevoker.ui.journal;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.Columns;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.ui.words.Wording;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.NaturalOrder;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.journal.ActDocuments;
import io.github.tokenrevoker.words.journal.ActWords;
import io.github.tokenrevoker.words.journal.ChainStatement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The window of the history: every act, filtered and sorted, one of them in full. */
public final class JournalWindow {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 720;
    private static final double DETAIL_HEIGHT = 190;

    private final Texts texts = Texts.of(JournalWindow.class);
    private final ActDocuments documents = new ActDocuments();
    private final JournalStore store;
    private final FileChoice files;
    private final Stage stage = new Stage();
    private final ObservableList<RecordedAct> acts = FXCollections.observableArrayList();
    private final FilteredList<RecordedAct> found = new FilteredList<>(acts);
    private final TableView<RecordedAct> table = new TableView<>();
    private final TextField search = new TextField();
    private final ComboBox<String> profile = new ComboBox<>();
    private final ComboBox<Optional<OutcomeCode>> outcome = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final TextArea detail = new TextArea();
    private final Label told = new Label();

    public JournalWindow(Window owner, JournalStore store, FileChoice files) {
        this.store = store;
        this.files = files;
        stage.initOwner(owner);
        stage.setTitle(texts.get("title"));
        VBox content = new VBox(12, stateRow(), details(), filters(), table(), detail(), buttons());
        content.setId("journal");
        content.getStyleClass().add("dialog-content");
        Scene scene = new Scene(content, WIDTH, HEIGHT);
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        FocusGuard.install(scene, () -> table);
        stage.setScene(scene);
        Subscription follows = store.actsProperty().subscribe(this::show);
        stage.setOnHidden(_ -> follows.unsubscribe());
    }

    public void open() {
        store.refresh();
        store.verify();
        stage.show();
    }

    private void show(List<RecordedAct> present) {
        acts.setAll(present);
        List<String> names = present.stream()
                .map(act -> act.words("profile"))
                .filter(name -> !name.isBlank())
                .distinct()
                .sorted(NaturalOrder.OF_NAMES)
                .toList();
        String chosen = profile.getValue();
        profile.getItems().setAll(Stream.concat(Stream.of(""), names.stream()).toList());
        profile.setValue(chosen);
    }

    private HBox stateRow() {
        Label state = new WrappedLabel("journal-state", "");
        state.textProperty().bind(store.stateProperty().map(ChainWords::state));
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        Button again = Buttons.of("journal-verify", Feather.REFRESH_CW, texts.get("verify"), store::verify);
        Button acknowledge = Buttons.of(
                "journal-acknowledge", Feather.CHECK, texts.get("acknowledge"), () -> store.acknowledge(this::failed));
        acknowledge
                .visibleProperty()
                .bind(store.stateProperty().map(JournalWindow::isUnacknowledged).orElse(false));
        acknowledge.managedProperty().bind(acknowledge.visibleProperty());
        HBox row = new HBox(12, state, acknowledge, again);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static boolean isUnacknowledged(JournalStore.State state) {
        return state instanceof JournalStore.State.Verified verified
                && verified.chain() instanceof Damaged damaged
                && !damaged.unacknowledged().isEmpty();
    }

    /** What the state's one sentence has no place for, each finding in a row of its own. */
    private VBox details() {
        VBox rows = new VBox(4);
        rows.setId("journal-damage");
        store.stateProperty().subscribe(state -> {
            rows.getChildren()
                    .setAll(ChainWords.rows(state).stream()
                            .map(JournalWindow::detailRow)
                            .toList());
            rows.setVisible(!rows.getChildren().isEmpty());
            rows.setManaged(!rows.getChildren().isEmpty());
        });
        return rows;
    }

    private static Label detailRow(String words) {
        Label row = new WrappedLabel(words);
        row.setGraphic(new Icon(Feather.ALERT_TRIANGLE));
        return row;
    }

    private HBox filters() {
        search.setId("journal-search");
        search.setPromptText(texts.get("search"));
        search.setPrefWidth(260);
        profile.setId("journal-profile");
        profile.setConverter(new Wording<>(name -> name.isEmpty() ? texts.get("all-profiles") : name));
        profile.setValue("");
        outcome.setId("journal-outcome");
        outcome.getItems().add(Optional.empty());
        Stream.of(OutcomeCode.values()).map(Optional::of).forEach(outcome.getItems()::add);
        outcome.setConverter(
                new Wording<>(code -> code.map(ActWords::outcome).orElseGet(() -> texts.get("all-outcomes"))));
        outcome.setValue(Optional.empty());
        from.setId("journal-from");
        from.setPromptText(texts.get("from"));
        from.setPrefWidth(130);
        to.setId("journal-to");
        to.setPromptText(texts.get("to"));
        to.setPrefWidth(130);
        search.textProperty().subscribe(this::filter);
        profile.valueProperty().subscribe(this::filter);
        outcome.valueProperty().subscribe(this::filter);
        from.valueProperty().subscribe(this::filter);
        to.valueProperty().subscribe(this::filter);
        return new HBox(8, search, profile, outcome, from, to);
    }

    private void filter() {
        found.setPredicate(new ActFilter(
                search.getText(),
                Optional.ofNullable(profile.getValue()).filter(name -> !name.isEmpty()),
                Optional.ofNullable(outcome.getValue()).flatMap(code -> code),
                Optional.ofNullable(from.getValue()),
                Optional.ofNullable(to.getValue())));
    }

    private TableView<RecordedAct> table() {
        SortedList<RecordedAct> sorted = new SortedList<>(found);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId("journal-table");
        table.getStyleClass().add(Styles.DENSE);
        table.setFixedCellSize(30);
        table.setPlaceholder(new Label(texts.get("empty")));
        Columns<RecordedAct> columns = new Columns<>(table, texts);
        columns.<Instant>of("column.time", 210, act -> new ReadOnlyObjectWrapper<>(act.startedAt()))
                .setCellFactory(_ -> new TimeCell());
        columns.text("column.profile", 150, act -> ActWords.fact(act, "profile"))
                .text("column.provider", 150, act -> ActWords.fact(act, "provider"))
                .text("column.environment", 120, act -> ActWords.fact(act, "environment"))
                .text("column.outcome", 170, ActWords::outcome)
                .text("column.generation", 110, ActWords::generation)
                .text("column.reason", 120, act -> ActWords.fact(act, "reason"))
                .text("column.operator", 100, act -> ActWords.fact(act, "operator"));
        table.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            told.setText("");
            detail.setText(chosen == null ? "" : inFull(chosen));
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    /** Local time, with UTC under the mouse. */
    private static final class TimeCell extends TableCell<RecordedAct, Instant> {
        private final Tooltip utc = new Tooltip();

        @Override
        protected void updateItem(Instant moment, boolean empty) {
            super.updateItem(moment, empty);
            boolean nothing = empty || moment == null;
            setText(nothing ? null : Moments.local(moment));
            utc.setText(nothing ? "" : Moments.utc(moment));
            setTooltip(nothing ? null : utc);
        }
    }

    private static String inFull(RecordedAct act) {
        return act.lines().stream()
                .map(JournalLine::read)
                .map(line -> line.toPrettyString())
                .map(Harmless::block)
                .collect(Collectors.joining("\n"));
    }

    private TextArea detail() {
        detail.setId("journal-detail");
        detail.setEditable(false);
        detail.setPromptText(texts.get("detail"));
        detail.setPrefHeight(DETAIL_HEIGHT);
        detail.setMinHeight(DETAIL_HEIGHT);
        detail.getStyleClass().add("code");
        return detail;
    }

    private HBox buttons() {
        Button receipt = Buttons.of(
                "journal-receipt",
                Feather.FILE_TEXT,
                texts.get("receipt"),
                () -> writeReceipt(table.getSelectionModel().getSelectedItem()));
        receipt.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        Button export = Buttons.of("journal-export", Feather.DOWNLOAD, texts.get("export"), this::export);
        Button head = Buttons.of("journal-head", Feather.COPY, texts.get("head"), this::copyHead);
        told.setId("journal-told");
        told.setWrapText(true);
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, receipt, export, head, told);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void copyHead() {
        store.background()
                .run(
                        store::head,
                        hash -> {
                            var content = new javafx.scene.input.ClipboardContent();
                            content.putString(hash);
                            javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
                            told.setText(texts.get("head.done"));
                        },
                        this::failed);
    }

    private void writeReceipt(RecordedAct act) {
        files.toSave(stage, texts.get("receipt"), "revocation-" + act.act() + ".txt")
                .ifPresent(path -> write(
                        path,
                        chain -> isJson(path) ? documents.receiptJson(act, chain) : documents.receipt(act, chain)));
    }

    private void export() {
        List<RecordedAct> shown = List.copyOf(table.getItems());
        files.toSave(stage, texts.get("export"), "revocations.csv")
                .ifPresent(path -> write(
                        path, chain -> isJson(path) ? documents.json(shown, chain) : documents.csv(shown, chain)));
    }

    private static boolean isJson(Path path) {
        return path.toString().endsWith(".json");
    }

    /** A document states what a verification made for it has found, not what an earlier one had. */
    private void write(Path path, Function<ChainStatement, byte[]> content) {
        told.setText(texts.get("writing"));
        store.background()
                .run(
                        () -> {
                            WholeFile.writeOnce(path, content.apply(store.statement()));
                            return path;
                        },
                        written -> told.setText(texts.get("written", written)),
                        this::failed);
    }

    private void failed(Exception failure) {
        told.setText(texts.get("failed", FileFailure.words(failure)));
    }
}
