package io.github.tokenrevoker.ui.words;

import io.github.tokenrevoker.words.NaturalOrder;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;

/**
 * A column of texts, sorted in their natural order.
 *
 * @param <S> the rows
 */
public final class TextColumn<S> extends TableColumn<S, String> {
    /** Made on the FX thread. */
    public TextColumn(String title, double width, Function<S, String> text) {
        super(title);
        setComparator(NaturalOrder.OF_NAMES);
        setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        setPrefWidth(width);
    }
}
