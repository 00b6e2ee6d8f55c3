package io.github.tokenrevoker.ui.journal;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.Columns;
import io.github.tokenrevoker.ui.controls.EscapeKey;
import io.github.tokenrevoker.ui.controls.Page;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.ui.words.Wording;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.NaturalOrder;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.journal.ActWords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The page of the journal: every act, filtered and sorted, one of them in full. */
public final class JournalPage implements Page {
    /** What the table keeps in a low window. */
    private static final double MIN_TABLE_HEIGHT = 150;

    private final Texts texts = Texts.of(JournalPage.class);
    private final WindowContext context;
    private final JournalStore store;
    private final JournalWorkflow workflow;
    private final VBox content;
    private final ObservableList<RecordedAct> acts = FXCollections.observableArrayList();
    private final FilteredList<RecordedAct> found = new FilteredList<>(acts);
    private final TableView<RecordedAct> table = new TableView<>();
    private final TextField search = EscapeKey.clears(new TextField());
    private final ComboBox<String> profile = new ComboBox<>();
    private final ComboBox<Optional<OutcomeCode>> outcome = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final ActDetail detail = new ActDetail(texts);
    private final Label told = new WrappedLabel("journal-told", "");
    private Subscription follows = Subscription.EMPTY;

    public JournalPage(WindowContext context, JournalStore store) {
        this.context = context;
        this.store = store;
        this.workflow = new JournalWorkflow(store, new Operator());
        Label title = new Label(texts.get("title"));
        title.setId("journal-title");
        title.getStyleClass().add(Styles.TITLE_3);
        content = new VBox(12, title, stateRow(), details(), filters(), table(), detail.area(), buttons());
        content.setId("journal");
        content.getStyleClass().add("page");
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public Node refuge() {
        return table;
    }

    /** Shows what is recorded now, and follows that until the page is left. */
    @Override
    public void opened() {
        follows = store.actsProperty().subscribe(this::show);
        store.refresh();
        store.verify();
    }

    @Override
    public void left() {
        follows.unsubscribe();
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
                "journal-acknowledge", Feather.CHECK, texts.get("acknowledge"), () -> begin(workflow::acknowledge));
        acknowledge
                .visibleProperty()
                .bind(store.stateProperty().map(JournalPage::isUnacknowledged).orElse(false));
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
                            .map(JournalPage::detailRow)
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
        columns.<Instant>of("column.time", 230, act -> new ReadOnlyObjectWrapper<>(act.startedAt()))
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
            detail.show(Optional.ofNullable(chosen));
        });
        table.setMinHeight(MIN_TABLE_HEIGHT);
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

    private HBox buttons() {
        Button receipt = Buttons.of("journal-receipt", Feather.FILE_TEXT, texts.get("receipt"), this::writeReceipt);
        receipt.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        Button export = Buttons.of("journal-export", Feather.DOWNLOAD, texts.get("export"), this::export);
        Button head = Buttons.of("journal-head", Feather.COPY, texts.get("head"), () -> begin(workflow::copyHead));
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, receipt, export, head, detail.original(), told);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void writeReceipt() {
        RecordedAct act = table.getSelectionModel().getSelectedItem();
        begin(() -> workflow.writeReceipt(act));
    }

    private void export() {
        List<RecordedAct> shown = List.copyOf(table.getItems());
        begin(() -> workflow.export(shown));
    }

    /** Begins an act on a virtual thread. */
    private void begin(Runnable act) {
        told.setText("");
        context.background().start(act, failure -> told.setText(texts.get("failed", FileFailure.words(failure))));
    }

    /** Asks in the window, and tells on this page. */
    private final class Operator implements JournalWorkflow.Operator {
        @Override
        public Optional<Path> fileFor(String title, String suggestedName) {
            return context.fx().call(() -> context.files().toSave(context.stage(), title, suggestedName));
        }

        @Override
        public void copy(String text) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            context.fx().run(() -> Clipboard.getSystemClipboard().setContent(content));
        }

        @Override
        public void tell(String words) {
            context.fx().run(() -> told.setText(words));
        }
    }
}
