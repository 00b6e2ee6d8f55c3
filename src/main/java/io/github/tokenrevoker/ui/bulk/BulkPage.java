package io.github.tokenrevoker.ui.bulk;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.ui.confirm.BulkConfirmationDialog;
import io.github.tokenrevoker.ui.confirm.BulkQuestion;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.EscapeKey;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.Page;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.ui.words.Wording;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * The page of bulk revocation: the providers to choose from, what happens to each, and one of them in full. A run goes on
 * while the page is out of sight.
 */
public final class BulkPage implements Page {
    /** The share of the table in the width while the drawer is open. */
    private static final double TABLE_SHARE = 0.6;

    private final Texts texts = Texts.of(BulkPage.class);
    private final WindowContext context;
    private final BulkModel model;
    private final BulkWorkflow workflow;
    private final Label title = new Label(texts.get("title"));
    private final VBox content;
    private final ComboBox<Optional<String>> tag = new ComboBox<>();
    private final Button revoke = FocusGuard.destructive(new Button("", new Icon(Feather.SLASH)));
    private final Label summary = new WrappedLabel("bulk-summary", "");

    public BulkPage(WindowContext context, BulkModel model, BulkWorkflow workflow) {
        this.context = context;
        this.model = model;
        this.workflow = workflow;
        title.setId("bulk-title");
        title.getStyleClass().add(Styles.TITLE_3);
        MasterDetailPane split = split(new BulkTable(model));
        VBox.setVgrow(split, Priority.ALWAYS);
        content = new VBox(12, title, filters(), choices(), split, progress(), buttons());
        content.setId("bulk");
        content.getStyleClass().add("page");
    }

    /** The table over the whole width; a row that is selected opens a drawer beside it, and Escape closes that. */
    private MasterDetailPane split(BulkTable table) {
        BulkDetail detail = new BulkDetail(workflow::settle);
        MasterDetailPane split = new MasterDetailPane(Side.RIGHT, table, detail, false);
        split.setAnimated(false);
        split.setDividerPosition(TABLE_SHARE);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            detail.show(Optional.ofNullable(row));
            split.setShowDetailNode(row != null);
            table.fillWidth(row == null);
        });
        // As a filter, because a table keeps the key to itself.
        split.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && split.isShowDetailNode()) {
                table.requestFocus();
                table.getSelectionModel().clearSelection();
                pressed.consume();
            }
        });
        return split;
    }

    @Override
    public Region content() {
        return content;
    }

    /** The summary of the run, or the title before there is one. */
    @Override
    public Node refuge() {
        return model.begunAtProperty().get().isPresent() ? summary : title;
    }

    @Override
    public void opened() {
        List<Optional<String>> tags = new ArrayList<>(List.of(Optional.empty()));
        model.tags().stream().map(Optional::of).forEach(tags::add);
        Optional<String> chosen = model.tagProperty().get();
        tag.getItems().setAll(tags);
        tag.setValue(tags.contains(chosen) ? chosen : Optional.empty());
    }

    /**
     * Revokes with these profiles, for leaked tokens of theirs, through the ordinary confirmation. Blocks until each has
     * come to its end; on a virtual thread, while the page is in sight.
     */
    public void revoke(Set<UUID> profiles, LeakNote leak) {
        workflow.revoke(profiles, leak, new Questions(revoke));
    }

    private HBox filters() {
        TextField search = EscapeKey.clears(new TextField());
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
        return row(search, environment, tag, found);
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
        return row(all, none, count, gap, production);
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
        HBox progress = row(bar, summary);
        progress.setSpacing(12);
        ObservableValue<Boolean> begun = model.begunAtProperty().map(Optional::isPresent);
        progress.visibleProperty().bind(begun);
        progress.managedProperty().bind(begun);
        return progress;
    }

    private VBox buttons() {
        revoke.setId("bulk-revoke");
        revoke.setMinWidth(Region.USE_PREF_SIZE);
        revoke.getStyleClass().add(Styles.DANGER);
        revoke.textProperty().bind(model.chosenCountProperty().map(number -> revokeWords(number.intValue())));
        revoke.disableProperty()
                .bind(model.runningProperty().or(model.chosenCountProperty().isEqualTo(0)));
        revoke.setOnAction(_ -> begin(workflow::revoke, revoke));
        Button stop = Buttons.of("bulk-stop", Feather.SQUARE, texts.get("stop"), workflow::stop);
        stop.disableProperty().bind(model.runningProperty().not());
        BooleanBinding nothingToTryAgain = Bindings.createBooleanBinding(
                () -> model.runningProperty().get() || model.toTryAgain().isEmpty(),
                model.runningProperty(),
                model.newsProperty());
        Button retry = FocusGuard.destructive(new Button(texts.get("retry"), new Icon(Feather.ROTATE_CW)));
        retry.setId("bulk-retry-failed");
        retry.setMinWidth(Region.USE_PREF_SIZE);
        retry.setOnAction(_ -> begin(workflow::tryAgain, retry));
        retry.disableProperty().bind(nothingToTryAgain);
        Button export = Buttons.of("bulk-export", Feather.DOWNLOAD, texts.get("export"), () -> {});
        export.setOnAction(_ -> begin(workflow::export, export));
        export.disableProperty().bind(Bindings.createBooleanBinding(() -> model.total() == 0, model.newsProperty()));
        Label told = new WrappedLabel("bulk-told", "");
        told.textProperty().bind(model.toldProperty());
        told.managedProperty().bind(told.textProperty().isNotEmpty());
        FlowPane acts = new FlowPane(8, 8, revoke, stop, retry, export);
        return new VBox(8, told, acts);
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String revokeWords(int count) {
        return count == 0 ? texts.get("revoke.none") : texts.counted("revoke", count);
    }

    /** Begins an act on a virtual thread; its questions belong to the window. */
    private void begin(Consumer<BulkQuestions> act, Node opener) {
        context.background()
                .start(
                        () -> act.accept(new Questions(opener)),
                        failure -> model.toldProperty().set(texts.get("unexpected", FileFailure.words(failure))));
    }

    /** Asks in the window. */
    private final class Questions implements BulkQuestions {
        private final Node opener;

        Questions(Node opener) {
            this.opener = opener;
        }

        @Override
        public Optional<BulkRevocation.Confirmed> confirm(BulkQuestion question) {
            return context.fx()
                    .ask(() -> new BulkConfirmationDialog(
                                    context.stage(), question, context.background(), context.pace(), context.clock())
                            .open(opener));
        }

        @Override
        public Optional<Path> fileForReport(String suggestedName) {
            return context.fx().call(() -> context.files().toSave(context.stage(), texts.get("export"), suggestedName));
        }
    }
}
