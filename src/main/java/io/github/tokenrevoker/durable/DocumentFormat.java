package io.github.tokenrevoker.durable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a {@link DocumentFile} holds its content.
 *
 * @param <T> what the document holds; immutable
 */
public interface DocumentFormat<T> {
    /** The schema version written, and the newest one read. Older ones are understood by {@link #read}. */
    int schema();

    /** The fields at the top that {@link #write} may set; all others are kept as they were. */
    Set<String> fields();

    /** What a document that is not there holds. */
    T empty();

    /**
     * What was read.
     *
     * @param oddities the parts that were left out because they make no sense, each in one line: where it is and why
     */
    record Reading<T>(T content, List<String> oddities) {
        public Reading {
            oddities = List.copyOf(oddities);
        }
    }

    /** Reads what makes sense; empty when nothing does. Throws nothing. */
    Optional<Reading<T>> read(ObjectNode root);

    void write(T content, ObjectNode root);

    /**
     * Puts into a document that was written those parts of the one before that {@link #read} had left out, so that saving
     * loses none of them.
     *
     * @param before not changed
     */
    void keepOddities(ObjectNode before, ObjectNode written);
}
