package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON document with a schema version, kept whole. Calls block; one writer at a time.
 *
 * <p>A document of a newer schema is neither read nor overwritten. A damaged one is set aside, and the version before it
 * is used. What somebody else has written since the last load or save is not overwritten unseen. Fields at the top that
 * nobody here knows are kept.
 *
 * @param <T> what the document holds; immutable
 */
public final class DocumentFile<T> {
    private static final String SCHEMA = "schema";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final WholeFile file;
    private final DocumentFormat<T> format;
    private final Clock clock;
    private Optional<byte[]> lastSeen = Optional.empty();
    private ObjectNode lastRoot = MAPPER.createObjectNode();
    private @Nullable String whyNotOverwritten;

    public DocumentFile(Path file, DocumentFormat<T> format, Clock clock) {
        this.file = new WholeFile(file);
        this.format = format;
        this.clock = clock;
    }

    /** What reading brought, and what the operator should be told about it. */
    public sealed interface Loaded<T> {
        /** What to go on with; nothing but defaults where the document could not be used. */
        T content();

        record Intact<T>(T content) implements Loaded<T> {}

        /**
         * The document could not be used and lies at {@code setAside}.
         *
         * @param fromPrevious whether the content is the version before's; otherwise there was none
         */
        record Recovered<T>(T content, Path setAside, boolean fromPrevious) implements Loaded<T> {}

        /** Written by a newer version of the tool: not read, and not to be overwritten. */
        record Newer<T>(T content) implements Loaded<T> {}

        /** The disk would not give it. */
        record Unreadable<T>(T content, String reason) implements Loaded<T> {}
    }

    /** What came of saving. */
    public sealed interface Saved<T> {
        record Done<T>() implements Saved<T> {}

        /** Nothing was written: since the last load or save, somebody else has written this. */
        record ChangedMeanwhile<T>(T theirs) implements Saved<T> {}
    }

    public Path path() {
        return file.path();
    }

    public synchronized Loaded<T> load() {
        try {
            file.sweep();
            lastSeen = file.read();
            if (lastSeen.isEmpty()) {
                return new Loaded.Intact<>(format.empty());
            }
            JsonNode root = parsed(lastSeen.get());
            if (root != null && root.path(SCHEMA).asInt(0) > format.schema()) {
                whyNotOverwritten = "was written by a newer version of this tool";
                return new Loaded.Newer<>(format.empty());
            }
            Optional<T> content = read(root);
            if (content.isPresent()) {
                return new Loaded.Intact<>(content.get());
            }
            Optional<T> previous = file.readPrevious().map(DocumentFile::parsed).flatMap(this::read);
            Path setAside = file.setAside(clock.instant());
            lastSeen = Optional.empty();
            return new Loaded.Recovered<>(previous.orElseGet(format::empty), setAside, previous.isPresent());
        } catch (IOException failure) {
            whyNotOverwritten = "could not be read and may hold what must not be lost";
            return new Loaded.Unreadable<>(format.empty(), FileFailure.words(failure));
        }
    }

    /**
     * Replaces the document, unless somebody else has written it since the last load or save.
     *
     * @throws IOException when it still has the content it had: the disk is full or read-only, or what is there must not
     *     be overwritten
     */
    public synchronized Saved<T> save(T content) throws IOException {
        String reason = whyNotOverwritten;
        if (reason != null) {
            throw new IOException(file.path() + " " + reason);
        }
        Optional<T> theirs = changedMeanwhile();
        if (theirs.isPresent()) {
            return new Saved.ChangedMeanwhile<>(theirs.get());
        }
        ObjectNode root = MAPPER.createObjectNode();
        root.put(SCHEMA, format.schema());
        format.write(content, root);
        for (Map.Entry<String, JsonNode> field : lastRoot.properties()) {
            if (!field.getKey().equals(SCHEMA) && !format.fields().contains(field.getKey())) {
                root.set(field.getKey(), field.getValue());
            }
        }
        byte[] bytes = MAPPER.writeValueAsBytes(root);
        file.write(bytes);
        lastSeen = Optional.of(bytes);
        lastRoot = root;
        return new Saved.Done<>();
    }

    /**
     * What somebody else has written since the last load or save; from then on it counts as seen. A document that cannot
     * be read as one is left alone and not reported: it may be half-way through its writing.
     */
    public synchronized Optional<T> changedMeanwhile() throws IOException {
        Optional<byte[]> now = file.read();
        if (now.isEmpty()
                || lastSeen.map(seen -> Arrays.equals(seen, now.get())).orElse(false)) {
            return Optional.empty();
        }
        JsonNode root = parsed(now.get());
        if (root != null && root.path(SCHEMA).asInt(0) > format.schema()) {
            throw new IOException(file.path() + " was written by a newer version of this tool");
        }
        Optional<T> theirs = read(root);
        if (theirs.isEmpty()) {
            throw new IOException(file.path() + " was changed by somebody else and makes no sense as it is");
        }
        lastSeen = now;
        return theirs;
    }

    private Optional<T> read(@Nullable JsonNode root) {
        if (!(root instanceof ObjectNode object) || !object.path(SCHEMA).isInt()) {
            return Optional.empty();
        }
        Optional<T> content = format.read(object);
        if (content.isPresent()) {
            lastRoot = object;
        }
        return content;
    }

    private static @Nullable JsonNode parsed(byte[] content) {
        try {
            return MAPPER.readTree(content);
        } catch (JacksonException _) {
            return null;
        }
    }
}
