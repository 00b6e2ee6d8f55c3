package io.github.tokenrevoker.durable;

import io.github.tokenrevoker.durable.DocumentFormat.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON document with a schema version, kept whole. Calls block; one writer at a time.
 *
 * <p>A document of a newer schema is neither read nor overwritten. A damaged one is set aside, and the version before it
 * is used. Of one with odd parts the rest is used, and saving keeps those parts. What another process has written since the
 * last load or save is not overwritten unseen. Unknown fields at the top are kept. Comments and commas too
 * many are read over; since they cannot be kept, the file is copied aside before it is first saved.
 *
 * @param <T> what the document holds; immutable
 */
public final class DocumentFile<T> {
    private static final String SCHEMA = "schema";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxTokenCount(2_000_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final JsonMapper LENIENT_MAPPER = MAPPER.rebuild()
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final WholeFile file;
    private final DocumentFormat<T> format;
    private final Clock clock;
    private Optional<byte[]> lastSeen = Optional.empty();
    private ObjectNode lastRoot = MAPPER.createObjectNode();
    private boolean copyBeforeSaving;
    private volatile List<String> oddities = List.of();
    private @Nullable String whyNotOverwritten;

    public DocumentFile(Path file, DocumentFormat<T> format, Clock clock) {
        this(file, format, clock, WritePermit.ALWAYS);
    }

    /**
     * A document that is written with a permit.
     *
     * @param permit asked before each change on the disk
     */
    public DocumentFile(Path file, DocumentFormat<T> format, Clock clock, WritePermit permit) {
        this.file = new WholeFile(file, permit);
        this.format = format;
        this.clock = clock;
    }

    /** What reading brought, and what the operator should be told about it. */
    public sealed interface Loaded<T> {
        /** What to go on with; nothing but defaults where the document could not be used. */
        T content();

        record Intact<T>(T content) implements Loaded<T> {}

        /**
         * Parts of the document make no sense. They are not in the content, and stay in the file.
         *
         * @param oddities each part in one line: where it is and why; not empty
         */
        record Partial<T>(T content, List<String> oddities) implements Loaded<T> {}

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

    /** The result of saving. */
    public sealed interface Saved<T> {
        record Done<T>() implements Saved<T> {}

        /** Nothing was written: since the last load or save, another process has written this. */
        record ChangedMeanwhile<T>(T theirs) implements Saved<T> {}
    }

    public Path path() {
        return file.path();
    }

    /** The parts of what was last read that make no sense, each in one line. Does not block. */
    public List<String> oddities() {
        return oddities;
    }

    /** Reads the document. What another process is writing is waited for. */
    public synchronized Loaded<T> load() {
        try (var _ = file.begin()) {
            return loadAlone();
        } catch (IOException _) {
            // What can't be written can still be read.
            return loadAlone();
        }
    }

    private Loaded<T> loadAlone() {
        try {
            file.sweep();
            lastSeen = file.read();
            if (lastSeen.isEmpty()) {
                return new Loaded.Intact<>(format.empty());
            }
            Parsed parsed = parsed(lastSeen.get());
            if (parsed.root().path(SCHEMA).asInt(0) > format.schema()) {
                whyNotOverwritten = "was written by a newer version of this tool";
                return new Loaded.Newer<>(format.empty());
            }
            Optional<Reading<T>> reading = read(parsed);
            if (reading.isPresent()) {
                return loaded(reading.get());
            }
            Optional<T> previous = file.readPrevious()
                    .map(DocumentFile::parsed)
                    .flatMap(this::read)
                    .map(Reading::content);
            Path setAside = file.setAside(clock.instant());
            // Of a symbolic link, what it leads to stays until it is saved.
            lastSeen = file.read();
            copyBeforeSaving = false;
            return new Loaded.Recovered<>(previous.orElseGet(format::empty), setAside, previous.isPresent());
        } catch (IOException failure) {
            whyNotOverwritten = "could not be read and may hold what must not be lost";
            return new Loaded.Unreadable<>(format.empty(), FileFailure.words(failure));
        }
    }

    private static <T> Loaded<T> loaded(Reading<T> reading) {
        return reading.oddities().isEmpty()
                ? new Loaded.Intact<>(reading.content())
                : new Loaded.Partial<>(reading.content(), reading.oddities());
    }

    /**
     * Replaces the document, unless another process has written it since the last load or save.
     *
     * @throws IOException when it still has the content it had: the disk is full or read-only, or what is there must not
     *     be overwritten
     */
    public synchronized Saved<T> save(T content) throws IOException {
        String reason = whyNotOverwritten;
        if (reason != null) {
            throw new IOException(file.path() + " " + reason);
        }
        try (var _ = file.begin()) {
            return saveAlone(content);
        }
    }

    private Saved<T> saveAlone(T content) throws IOException {
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
        format.keepOddities(lastRoot, root);
        byte[] bytes = MAPPER.writeValueAsBytes(root);
        if (copyBeforeSaving) {
            file.copyAside("original", clock.instant());
            copyBeforeSaving = false;
        }
        file.write(bytes);
        lastSeen = Optional.of(bytes);
        lastRoot = root;
        return new Saved.Done<>();
    }

    /**
     * Returns what another process has written since the last load or save; from then on it counts as seen. A document
     * that cannot be read as one is left alone and not reported: it may be half-way through its writing.
     */
    public synchronized Optional<T> changedMeanwhile() throws IOException {
        Optional<byte[]> now = file.read();
        if (now.isEmpty()
                || lastSeen.map(seen -> Arrays.equals(seen, now.get())).orElse(false)) {
            return Optional.empty();
        }
        Parsed parsed = parsed(now.get());
        if (parsed.root().path(SCHEMA).asInt(0) > format.schema()) {
            throw new IOException(file.path() + " was written by a newer version of this tool");
        }
        Optional<Reading<T>> theirs = read(parsed);
        if (theirs.isEmpty()) {
            throw new IOException(file.path() + " was changed by somebody else and makes no sense as it is");
        }
        lastSeen = now;
        return theirs.map(Reading::content);
    }

    private Optional<Reading<T>> read(Parsed parsed) {
        if (!(parsed.root() instanceof ObjectNode object) || object.path(SCHEMA).asInt(0) < 1) {
            return Optional.empty();
        }
        Optional<Reading<T>> reading = format.read(object);
        if (reading.isEmpty()) {
            return reading;
        }
        lastRoot = object;
        copyBeforeSaving = parsed.unkept().isPresent();
        oddities = Stream.concat(parsed.unkept().stream(), reading.get().oddities().stream())
                .toList();
        return Optional.of(new Reading<>(reading.get().content(), oddities));
    }

    /**
     * A document as a tree.
     *
     * @param root missing when it is no JSON
     * @param unkept what saving cannot keep, in one line
     */
    private record Parsed(JsonNode root, Optional<String> unkept) {}

    private static Parsed parsed(byte[] content) {
        try {
            return new Parsed(MAPPER.readTree(content), Optional.empty());
        } catch (JacksonException strict) {
            try {
                return new Parsed(LENIENT_MAPPER.readTree(content), Optional.of(unkept(strict)));
            } catch (JacksonException _) {
                return new Parsed(MAPPER.missingNode(), Optional.empty());
            }
        }
    }

    /** Of the exception, no text: it may quote the document. */
    private static String unkept(JacksonException strict) {
        TokenStreamLocation where = strict.getLocation();
        return (where == null ? "a part" : "line " + where.getLineNr())
                + " isn't plain JSON (a comment, a comma too many, or the same field twice)";
    }
}
