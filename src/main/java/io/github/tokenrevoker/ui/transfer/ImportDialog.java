package io.github.tokenrevoker.ui.transfer;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.transfer.ImportPlan.Item;
import io.github.tokenrevoker.transfer.ImportPlan.Kind;
import io.github.tokenrevoker.transfer.ImportPlan.OnConflict;
import io.github.tokenrevoker.ui.controls.Columns;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Wording;
import io.github.tokenrevoker.words.Harmless;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Shows what an import would do, before anything changes. */
final class ImportDialog extends TransferDialog<ImportDialog.Choice> {
    private static final double WIDTH = 760;
    private static final double TABLE_HEIGHT = 220;
    /** From there on the table shares its width among them. */
    private static final double COLUMN_WIDTH = 80;

    private static final int DIFFERENCE_ROWS = 8;
    private static final int MAX_NAME = 80;
    private static final int MAX_NAMES = 5;

    private final ComboBox<OnConflict> onConflict = new ComboBox<>();
    private final ComboBox<TokenHome> home = new ComboBox<>();

    /** What the operator wants. */
    record Choice(OnConflict onConflict, TokenHome home) {}

    static CompletableFuture<Optional<Choice>> show(
            Window owner, String file, ImportPlan plan, Set<UUID> tokens, TokenHome preferred) {
        return new ImportDialog().open(owner, file, plan, tokens, preferred);
    }

    private CompletableFuture<Optional<Choice>> open(
            Window owner, String file, ImportPlan plan, Set<UUID> tokens, TokenHome preferred) {
        Label summary = text(texts.get(
                "import.summary",
                file,
                plan.count(Kind.NEW),
                plan.count(Kind.SAME),
                plan.count(Kind.CONFLICTING),
                tokens.size()));
        summary.setId("import-summary");
        onConflict.setId("import-conflicts");
        onConflict.getItems().setAll(OnConflict.values());
        onConflict.setConverter(new Wording<>(choice -> texts.get("conflict." + choice)));
        onConflict.setValue(OnConflict.KEEP_MINE);
        home.setId("import-home");
        home.getItems().setAll(TokenHome.KEYRING, TokenHome.VAULT, TokenHome.NOWHERE);
        home.setConverter(new Wording<>(choice -> texts.get("home." + choice)));
        home.setValue(preferred);
        Button apply = main("import-apply", texts.get("import.apply"));
        DialogStage stage = stage(
                owner,
                "import-dialog",
                WIDTH,
                texts.get("import.title"),
                summary,
                table(plan),
                production(plan),
                differences(plan, new DifferenceWords(tokens)),
                row("import.conflicts", onConflict, plan.count(Kind.CONFLICTING) > 0),
                row("import.home", home, !tokens.isEmpty()),
                buttons("import-cancel", apply));
        apply.setDisable(plan.count(Kind.NEW) + plan.count(Kind.CONFLICTING) == 0);
        apply.setOnAction(_ -> answer(stage, new Choice(onConflict.getValue(), home.getValue())));
        return ask(stage, () -> {});
    }

    /** Says which profiles would lose the strict confirmation of production, if the file's versions are taken. */
    private Label production(ImportPlan plan) {
        List<String> names = plan.conflicts().stream()
                .filter(Item::leavesProduction)
                .map(item -> Harmless.line(item.existing().orElseThrow().name(), MAX_NAME))
                .toList();
        Label warning = text(
                names.isEmpty()
                        ? ""
                        : texts.counted(
                                "import.leaves-production",
                                names.size(),
                                String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMES)))));
        warning.setId("import-leaves-production");
        warning.getStyleClass().add("blocked");
        warning.setVisible(!names.isEmpty());
        warning.setManaged(warning.isVisible());
        return warning;
    }

    private VBox differences(ImportPlan plan, DifferenceWords words) {
        TextArea differences = new TextArea(plan.items().stream()
                .flatMap(item -> words.lines(item).stream())
                .collect(Collectors.joining("\n")));
        differences.setId("import-differences");
        differences.setEditable(false);
        differences.setPrefRowCount(DIFFERENCE_ROWS);
        Label name = new Label(texts.get("import.differences"));
        name.setLabelFor(differences);
        VBox both = new VBox(4, name, differences);
        both.setVisible(!differences.getText().isEmpty());
        both.setManaged(both.isVisible());
        return both;
    }

    private TableView<Item> table(ImportPlan plan) {
        TableView<Item> table = new TableView<>(FXCollections.observableArrayList(plan.items()));
        table.setId("import-table");
        table.setPrefHeight(TABLE_HEIGHT);
        table.getStyleClass().add(Styles.DENSE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        new Columns<>(table, texts)
                .text("import.kind", COLUMN_WIDTH, item -> texts.get("kind." + item.kind()))
                .text(
                        "import.name",
                        COLUMN_WIDTH,
                        item -> Harmless.line(item.imported().name(), MAX_NAME))
                .text(
                        "import.onezone",
                        COLUMN_WIDTH,
                        item -> item.imported().address().toString())
                .text(
                        "import.environment",
                        COLUMN_WIDTH,
                        item -> EnvironmentBadge.word(item.imported().environment()));
        return table;
    }

    private HBox row(String key, Node control, boolean shown) {
        Label name = new Label(texts.get(key));
        name.setLabelFor(control);
        HBox row = new HBox(12, name, control);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setVisible(shown);
        row.setManaged(shown);
        return row;
    }
}
