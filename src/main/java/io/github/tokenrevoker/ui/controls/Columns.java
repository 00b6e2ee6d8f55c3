package io.github.tokenrevoker.ui.controls;

import io.github.tokenrevoker.words.NaturalOrder;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * The columns of a table, added from left to right. Belongs to the FX thread.
 *
 * @param <S> the rows
 */
public final class Columns<S> {
    private final TableView<S> table;
    private final Texts texts;

    /**
     * Begins with the columns that the table has.
     *
     * @param texts hold the titles
     */
    public Columns(TableView<S> table, Texts texts) {
        this.table = table;
        this.texts = texts;
    }

    /**
     * Adds a column of texts, sorted in their natural order.
     *
     * @param title the key of its title
     */
    public Columns<S> text(String title, double width, Function<S, String> text) {
        TableColumn<S, String> column = of(title, width, row -> new ReadOnlyStringWrapper(text.apply(row)));
        column.setComparator(NaturalOrder.OF_NAMES);
        return this;
    }

    /**
     * Adds a column of values that are drawn.
     *
     * @param title the key of its title
     * @param draw fills a cell that has neither text nor graphic, by nothing but the value: a cell is not drawn again for an
     *     equal one
     */
    public <T> Columns<S> drawn(
            String title, double width, Function<S, ObservableValue<T>> value, BiConsumer<TableCell<S, T>, T> draw) {
        of(title, width, value).setCellFactory(_ -> new DrawnCell<>(draw));
        return this;
    }

    /**
     * Adds a column of values, whose order and cells are left to the caller.
     *
     * @param title the key of its title; empty for none
     */
    public <T> TableColumn<S, T> of(String title, double width, Function<S, ObservableValue<T>> value) {
        TableColumn<S, T> column = new TableColumn<>(title.isEmpty() ? "" : texts.get(title));
        column.setCellValueFactory(cell -> value.apply(cell.getValue()));
        column.setPrefWidth(width);
        table.getColumns().add(column);
        return column;
    }

    private static final class DrawnCell<S, T> extends TableCell<S, T> {
        private final BiConsumer<TableCell<S, T>, T> draw;
        private Optional<T> drawn = Optional.empty();

        DrawnCell(BiConsumer<TableCell<S, T>, T> draw) {
            this.draw = draw;
        }

        @Override
        protected void updateItem(T value, boolean empty) {
            super.updateItem(value, empty);
            Optional<T> wanted = empty ? Optional.empty() : Optional.ofNullable(value);
            if (wanted.equals(drawn)) {
                return;
            }
            // A new graphic has to be styled and laid out, for each visible row whenever rows are filtered or scrolled.
            drawn = wanted;
            setText(null);
            setGraphic(null);
            wanted.ifPresent(known -> draw.accept(this, known));
        }
    }
}
