package io.github.tokenrevoker.durable;

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

    /** Empty when any part makes no sense: half a document would be saved as the whole one. Throws nothing. */
    Optional<T> read(ObjectNode root);

    void write(T content, ObjectNode root);
}
