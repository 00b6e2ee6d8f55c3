package io.github.tokenrevoker.ui.bulk;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.ui.controls.Columns;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.Comparator;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.CheckBoxTableCell;

/** All providers that search and filters let through, each with a box to choose it and with where it stands. */
final class BulkTable extends TableView<BulkRow> {
    private static final double ROW_HEIGHT = 32;

    BulkTable(BulkModel model) {
        Texts texts = Texts.of(BulkTable.class);
        SortedList<BulkRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setId("bulk-table");
        getStyleClass().add(Styles.DENSE);
        setFixedCellSize(ROW_HEIGHT);
        setEditable(true);
        setPlaceholder(new Label(texts.get("empty")));
        Columns<BulkRow> columns = new Columns<>(this, texts);
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
        TableColumn<BulkRow, Standing> state = columns.of("column.state", 250, BulkRow::standing);
        state.setComparator(Comparator.comparingInt(Standing::rank));
        state.setCellFactory(_ -> new StateCell());
        TableColumn<BulkRow, String> leaked = columns.of("column.leaked", 260, BulkRow::leakedWords);
        leaked.visibleProperty().bind(model.forLeakProperty());
        columns.text("column.onezone", 160, row -> row.profile().address().authority())
                .text("column.tags", 110, row -> row.profile().tags().toString());
    }

    /** Gives the columns the whole width, or their own widths with a bar to scroll where the table is narrow. */
    void fillWidth(boolean fill) {
        setColumnResizePolicy(fill ? CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS : UNCONSTRAINED_RESIZE_POLICY);
    }

    private static final class StateCell extends TableCell<BulkRow, Standing> {
        private String tone = "";

        @Override
        protected void updateItem(Standing standing, boolean empty) {
            super.updateItem(standing, empty);
            boolean nothing = empty || standing == null;
            setText(nothing ? null : BulkWords.of(standing));
            String wanted = nothing ? "" : standing.tone();
            if (wanted.equals(tone)) {
                return;
            }
            getStyleClass().remove(tone);
            tone = wanted;
            if (!tone.isEmpty()) {
                getStyleClass().add(tone);
            }
        }
    }
}
