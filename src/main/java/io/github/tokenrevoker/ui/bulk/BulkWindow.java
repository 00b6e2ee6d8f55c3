package io.github.tokenrevoker.ui.bulk;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.Columns;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.outcome.OutcomePane;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.ui.words.Wording;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The window of many providers: choose them above, see each go its own way, and one of them in full. */
public final class BulkWindow {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 760;
    /** What a desktop puts around a window, or a little more. */
    private static final double TITLE_BAR = 48;

    private static final double TABLE_SHARE = 0.62;
    private static final double ROW_HEIGHT = 32;

    private final Texts texts = Texts.of(BulkWindow.class);
    private final BulkModel model;
    private final BulkActions actions;
    private final FileChoice files;
    private final Background background;
    private final Clock clock;
    private final Stage stage = new Stage();
    private final TableView<BulkRow> table = new TableView<>();
    private final VBox detail = new VBox(12);
    private final ComboBox<Optional<String>> tag = new ComboBox<>();
    private final Label told = new WrappedLabel("bulk-told", "");
    private final Label summary = new WrappedLabel("bulk-summary", "");
    private Subscription shownRow = Subscription.EMPTY;

    public BulkWindow(
            Window owner, BulkModel model, BulkActions actions, FileChoice files, Background background, Clock clock) {
        this.model = model;
        this.actions = actions;
        this.files = files;
        this.background = background;
        this.clock = clock;
        stage.initOwner(owner);
        stage.setTitle(texts.get("title"));
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("detail");
        detail.getStyleClass().add("chosen");
        SplitPane split = new SplitPane(table(), scroll);
        split.setDividerPositions(TABLE_SHARE);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox content = new VBox(12, filters(), choices(), split, progress(), buttons());
        content.setId("bulk");
        content.getStyleClass().add("dialog-content");
        var screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(
                content, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight() - TITLE_BAR));
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        FocusGuard.install(scene, () -> summary);
        stage.setScene(scene);
        show(Optional.empty());
    }

    public void open() {
        List<Optional<String>> tags = new ArrayList<>(List.of(Optional.empty()));
        model.tags().stream().map(Optional::of).forEach(tags::add);
        Optional<String> chosen = model.tagProperty().get();
        tag.getItems().setAll(tags);
        tag.setValue(tags.contains(chosen) ? chosen : Optional.empty());
        stage.show();
        stage.toFront();
    }

    /** The window that questions belong to. */
    public Stage stage() {
        return stage;
    }

    /** Says something below the table. */
    public void tell(String words) {
        told.setText(words);
    }

    private HBox filters() {
        TextField search = new TextField();
        search.setId("bulk-search");
        search.setPromptText(texts.get("search"));
        search.setPrefWidth(320);
        search.textProperty().bindBidirectional(model.searchProperty());
        ComboBox<Optional<Environment>> environment = new ComboBox<>();
        environment.setId("bulk-environment");
        environment.getItems().add(Optional.empty());
        Stream.of(Environment.values()).map(Optional::of).forEach(environment.getItems()::add);
        environment.setConverter(
                new Wording<>(one -> one.map(EnvironmentBadge::word).orElseGet(() -> texts.get("all-environments"))));
        environment.valueProperty().bindBidirectional(model.environmentProperty());
        tag.setId("bulk-tag");
        tag.setConverter(new Wording<>(one -> one.orElseGet(() -> texts.get("all-tags"))));
        tag.valueProperty().subscribe(one -> {
            if (one != null) {
                model.tagProperty().set(one);
            }
        });
        Label found = new Label();
        found.setId("bulk-found");
        found.getStyleClass().add(Styles.TEXT_MUTED);
        found.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.counted("found", model.shown().size()), model.shown()));
        HBox filters = new HBox(8, search, environment, tag, found);
        filters.setAlignment(Pos.CENTER_LEFT);
        return filters;
    }

    private HBox choices() {
        Button all = Buttons.of("bulk-select-all", texts.get("choose-shown"), () -> model.chooseShown(true));
        Button none = Buttons.of("bulk-select-none", texts.get("choose-none"), () -> model.chooseShown(false));
        all.disableProperty().bind(model.runningProperty());
        none.disableProperty().bind(model.runningProperty());
        Label count = new Label();
        count.setId("bulk-chosen");
        count.getStyleClass().add(Styles.TEXT_BOLD);
        count.textProperty().bind(model.chosenCountProperty().map(number -> texts.get("chosen", number)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        CheckBox production = new CheckBox(texts.get("production-first"));
        production.setId("bulk-production-first");
        production.selectedProperty().bindBidirectional(model.productionFirstProperty());
        production.disableProperty().bind(model.runningProperty());
        HBox choices = new HBox(8, all, none, count, gap, production);
        choices.setAlignment(Pos.CENTER_LEFT);
        return choices;
    }

    private TableView<BulkRow> table() {
        SortedList<BulkRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId("bulk-table");
        table.getStyleClass().add(Styles.DENSE);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setEditable(true);
        table.setPlaceholder(new Label(texts.get("empty")));
        columns(new Columns<>(table, texts));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> show(Optional.ofNullable(row)));
        return table;
    }

    private void columns(Columns<BulkRow> columns) {
        TableColumn<BulkRow, Boolean> chosen = columns.of("", 40, BulkRow::chosenProperty);
        chosen.setCellFactory(CheckBoxTableCell.forTableColumn(chosen));
        chosen.editableProperty().bind(model.runningProperty().not());
        chosen.setResizable(false);
        columns.text("column.profile", 150, row -> Harmless.line(row.profile().name()))
                .drawn(
                        "column.environment",
                        120,
                        row -> row.session().profileProperty().map(Profile::environment),
                        (cell, environment) -> cell.setGraphic(new EnvironmentBadge(environment)));
        TableColumn<BulkRow, Optional<BulkState>> state = columns.of("column.state", 250, BulkRow::stateProperty);
        state.setComparator(Comparator.comparing(
                known -> known.map(BulkCategory::of).map(Enum::ordinal).orElse(-1)));
        state.setCellFactory(_ -> new StateCell());
        columns.text("column.onezone", 160, row -> row.profile().address().authority())
                .text("column.tags", 110, row -> row.profile().tags().toString());
    }

    private static final class StateCell extends TableCell<BulkRow, Optional<BulkState>> {
        private String tone = "";

        @Override
        protected void updateItem(Optional<BulkState> state, boolean empty) {
            super.updateItem(state, empty);
            Optional<BulkState> known = empty || state == null ? Optional.empty() : state;
            setText(known.map(BulkWords::of).orElse(null));
            getStyleClass().remove(tone);
            tone = known.map(BulkCategory::of)
                    .map(category -> "bulk-"
                            + category.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    .orElse("");
            if (!tone.isEmpty()) {
                getStyleClass().add(tone);
            }
        }
    }

    private HBox progress() {
        ProgressBar bar = new ProgressBar();
        bar.setId("bulk-progress");
        bar.setPrefWidth(240);
        HBox.setHgrow(summary, Priority.ALWAYS);
        model.newsProperty().subscribe(() -> {
            bar.setProgress(model.total() == 0 ? 0 : (double) model.over() / model.total());
            summary.setText(BulkWords.summary(model));
        });
        HBox progress = new HBox(12, bar, summary);
        progress.setAlignment(Pos.CENTER_LEFT);
        ObservableValue<Boolean> begun = model.begunAtProperty().map(Optional::isPresent);
        progress.visibleProperty().bind(begun);
        progress.managedProperty().bind(begun);
        return progress;
    }

    private HBox buttons() {
        Button revoke = FocusGuard.destructive(new Button("", new Icon(Feather.SLASH)));
        revoke.setId("bulk-revoke");
        revoke.getStyleClass().add(Styles.DANGER);
        revoke.setOnAction(_ -> actions.revokeChosen(revoke));
        revoke.textProperty().bind(model.chosenCountProperty().map(number -> revokeWords(number.intValue())));
        revoke.disableProperty()
                .bind(model.runningProperty().or(model.chosenCountProperty().isEqualTo(0)));
        Button stop = Buttons.of("bulk-stop", Feather.SQUARE, texts.get("stop"), actions::stop);
        stop.disableProperty().bind(model.runningProperty().not());
        BooleanBinding nothingToTryAgain = Bindings.createBooleanBinding(
                () -> model.runningProperty().get() || model.toTryAgain().isEmpty(),
                model.runningProperty(),
                model.newsProperty());
        Button retry = FocusGuard.destructive(
                Buttons.of("bulk-retry-failed", Feather.ROTATE_CW, texts.get("retry"), () -> {}));
        retry.setOnAction(_ -> actions.tryAgain(retry));
        retry.disableProperty().bind(nothingToTryAgain);
        Button export = Buttons.of("bulk-export", Feather.DOWNLOAD, texts.get("export"), this::export);
        export.disableProperty().bind(Bindings.createBooleanBinding(() -> model.total() == 0, model.newsProperty()));
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox buttons = new HBox(8, revoke, stop, retry, export, told);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private String revokeWords(int count) {
        return count == 0 ? texts.get("revoke.none") : texts.counted("revoke", count);
    }

    private void show(Optional<BulkRow> row) {
        shownRow.unsubscribe();
        shownRow = row.map(known -> known.stateProperty().subscribe(state -> showState(known, state)))
                .orElse(Subscription.EMPTY);
        if (row.isEmpty()) {
            detail.getChildren().setAll(muted(texts.get("detail.none")));
        }
    }

    private void showState(BulkRow row, Optional<BulkState> state) {
        Label name = new Label(Harmless.line(row.profile().name()));
        name.getStyleClass().add(Styles.TITLE_4);
        name.setWrapText(true);
        Node below = state.<Node>map(known -> known instanceof BulkState.Ended ended
                        ? new OutcomePane(
                                ended.conclusion().outcome(),
                                ended.conclusion().unrecorded(),
                                row.session().settlingProperty(),
                                () -> actions.settle(row.session()))
                        : muted(BulkWords.inFull(known)))
                .orElseGet(() -> muted(texts.get("detail.not-begun")));
        detail.getChildren().setAll(name, below);
    }

    private static Label muted(String words) {
        Label label = new WrappedLabel("bulk-detail", words);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    private void export() {
        BulkDocuments report = BulkDocuments.of(model, clock.instant());
        files.toSave(stage, texts.get("export"), report.fileName())
                .ifPresent(path -> background.run(
                        () -> {
                            WholeFile.writeOnce(path, content(report, path));
                            return path;
                        },
                        written -> tell(texts.get("written", written)),
                        failure -> tell(texts.get("failed", FileFailure.words(failure)))));
    }

    private static byte[] content(BulkDocuments report, Path path) {
        String name = path.toString().toLowerCase(java.util.Locale.ROOT);
        if (name.endsWith(".json")) {
            return report.json();
        }
        return name.endsWith(".csv") ? report.csv() : report.html();
    }
}
