package io.github.tokenrevoker.ui.words;

import java.util.function.Function;
import javafx.util.StringConverter;

/**
 * Shows the values of a choice in words; nothing is typed where it is used.
 *
 * @param <E> the values
 */
public final class Wording<E> extends StringConverter<E> {
    private final Function<E, String> words;

    public Wording(Function<E, String> words) {
        this.words = words;
    }

    @Override
    public String toString(E value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public E fromString(String text) {
        throw new UnsupportedOperationException("a choice is not typed");
    }
}
