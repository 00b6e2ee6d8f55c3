package io.github.tokenrevoker.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.ui.bulk.BulkPage;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("A column whose values are drawn")
class ColumnsTest {
    private final List<String> drawn = new ArrayList<>();

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /** What a cell shows when it is moved from row to row. */
    private List<String> shown(List<String> rows, int... indices) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    TableView<String> table = new TableView<>();
                    table.getItems().addAll(rows);
                    new Columns<>(table, Texts.of(BulkPage.class))
                            .drawn("", 10, ReadOnlyObjectWrapper<String>::new, (cell, value) -> {
                                drawn.add(value);
                                cell.setText(value);
                            });
                    TableCell<String, String> cell = cell(table);
                    List<String> texts = new ArrayList<>();
                    for (int index : indices) {
                        cell.updateIndex(index);
                        texts.add(String.valueOf(cell.getText()));
                    }
                    return texts;
                })
                .get(30, TimeUnit.SECONDS);
    }

    @SuppressWarnings("unchecked")
    private static TableCell<String, String> cell(TableView<String> table) {
        var column = (TableColumn<String, String>) table.getColumns().getFirst();
        TableCell<String, String> cell = column.getCellFactory().call(column);
        cell.updateTableView(table);
        cell.updateTableColumn(column);
        return cell;
    }

    @Test
    @DisplayName("is drawn again for another value, and not for an equal one")
    void again() throws Exception {
        assertThat(shown(List.of("a", "a", "b", "a"), 0, 1, 2, 3)).containsExactly("a", "a", "b", "a");
        assertThat(drawn).containsExactly("a", "b", "a");
    }

    @Test
    @DisplayName("shows nothing where there is no row, and its value again after that")
    void empty() throws Exception {
        assertThat(shown(List.of("a"), 0, 1, 0)).containsExactly("a", "null", "a");
        assertThat(drawn).containsExactly("a", "a");
    }
}
