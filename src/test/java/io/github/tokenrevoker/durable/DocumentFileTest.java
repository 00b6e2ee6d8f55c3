package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.durable.DocumentFile.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A document")
class DocumentFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T03:00:00.123Z"), ZoneOffset.UTC);
    private static final String ONE = "{\"schema\":2,\"words\":[\"one\"]}";

    /** A list of words; what is no word is odd, and where there is no list nothing makes sense. */
    private static final class Words implements DocumentFormat<List<String>> {
        @Override
        public int schema() {
            return 2;
        }

        @Override
        public Set<String> fields() {
            return Set.of("words", "odd");
        }

        @Override
        public List<String> empty() {
            return List.of();
        }

        @Override
        public Optional<Reading<List<String>>> read(ObjectNode root) {
            if (!root.path("words").isArray()) {
                return Optional.empty();
            }
            List<String> words = new ArrayList<>();
            List<String> oddities = new ArrayList<>();
            for (JsonNode each : root.path("words")) {
                if (each.isString()) {
                    words.add(each.stringValue());
                } else {
                    oddities.add("no word");
                }
            }
            return Optional.of(new Reading<>(words, oddities));
        }

        @Override
        public void write(List<String> content, ObjectNode root) {
            content.forEach(root.putArray("words")::add);
        }

        @Override
        public void keepOddities(ObjectNode before, ObjectNode written) {
            for (JsonNode each : before.path("words")) {
                if (!each.isString()) {
                    written.withArray("words").add(each);
                }
            }
        }
    }

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path path;

    @SuppressWarnings("NullAway.Init")
    private DocumentFile<List<String>> document;

    @BeforeEach
    void name() {
        path = folder.resolve("words.json");
        document = document();
    }

    private DocumentFile<List<String>> document() {
        return new DocumentFile<>(path, new Words(), CLOCK);
    }

    private String written() throws IOException {
        return Files.readString(path).replaceAll("\\s", "");
    }

    private List<Path> beside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.equals(path) && !file.toString().endsWith(".previous"))
                    .toList();
        }
    }

    @Test
    @DisplayName("names its file")
    void path() {
        assertThat(document.path()).isEqualTo(path);
    }

    @Test
    @DisplayName("that is not there is empty, and nothing is odd about it")
    void missing() {
        assertThat(document.load()).isEqualTo(new Loaded.Intact<>(List.of()));
        assertThat(document.oddities()).isEmpty();
    }

    @Test
    @DisplayName("is read as it was saved, with its schema")
    void roundTrip() throws IOException {
        assertThat(document.save(List.of("one", "two"))).isEqualTo(new Saved.Done<>());
        assertThat(written()).isEqualTo("{\"schema\":2,\"words\":[\"one\",\"two\"]}");
        assertThat(document().load()).isEqualTo(new Loaded.Intact<>(List.of("one", "two")));
    }

    @Test
    @DisplayName("of an older schema is read, and saved with the present one")
    void older() throws IOException {
        Files.writeString(path, "{\"schema\":1,\"words\":[\"one\"]}");
        assertThat(document.load()).isEqualTo(new Loaded.Intact<>(List.of("one")));
        document.save(List.of("two"));
        assertThat(written()).isEqualTo("{\"schema\":2,\"words\":[\"two\"]}");
    }

    @Test
    @DisplayName("of a newer schema is neither read nor overwritten")
    void newer() throws IOException {
        String newer = "{\"schema\":3,\"words\":[\"one\"]}";
        Files.writeString(path, newer);
        assertThat(document.load()).isEqualTo(new Loaded.Newer<>(List.of()));
        assertThatThrownBy(() -> document.save(List.of("two"))).hasMessageContaining("newer version");
        assertThat(path).hasContent(newer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{\"words\":[\"one\"]}",
                "{\"schema\":0,\"words\":[\"one\"]}",
                "{\"schema\":2}",
                "{\"schema\":2,\"words\":7}",
            })
    @DisplayName("that makes no sense is set aside under a dated name, and the version before is used:")
    void recovered(String damaged) throws IOException {
        document.save(List.of("one"));
        document.save(List.of("two"));
        Files.writeString(path, damaged);
        Path aside = folder.resolve("words.json.damaged-20261124-030000-123");
        assertThat(document().load()).isEqualTo(new Loaded.Recovered<>(List.of("one"), aside, true));
        assertThat(aside).hasContent(damaged);
        assertThat(path).doesNotExist();
    }

    @Test
    @DisplayName("that makes no sense and has no version before is empty, and can be saved")
    void damagedAlone() throws IOException {
        Files.writeString(path, "{");
        Loaded<List<String>> loaded = document.load();
        assertThat(loaded)
                .isInstanceOfSatisfying(
                        Loaded.Recovered.class,
                        recovered -> assertThat(recovered.fromPrevious()).isFalse());
        assertThat(loaded.content()).isEmpty();
        document.save(List.of("one"));
        assertThat(document().load()).isEqualTo(new Loaded.Intact<>(List.of("one")));
    }

    @Test
    @DisplayName("with odd parts is read without them, names them, and keeps them when it is saved")
    void partial() throws IOException {
        Files.writeString(path, "{\"schema\":2,\"words\":[\"one\",7]}");
        assertThat(document.load()).isEqualTo(new Loaded.Partial<>(List.of("one"), List.of("no word")));
        assertThat(document.oddities()).containsExactly("no word");
        document.save(List.of("two"));
        assertThat(written()).isEqualTo("{\"schema\":2,\"words\":[\"two\",7]}");
    }

    @Test
    @DisplayName("keeps fields that nobody here knows, and not those that are the format's own")
    void unknownFields() throws IOException {
        Files.writeString(path, "{\"schema\":2,\"words\":[\"one\"],\"later\":{\"a\":1},\"odd\":7}");
        document.load();
        document.save(List.of("two"));
        assertThat(written()).isEqualTo("{\"schema\":2,\"words\":[\"two\"],\"later\":{\"a\":1}}");
        document.save(List.of("three"));
        assertThat(written()).isEqualTo("{\"schema\":2,\"words\":[\"three\"],\"later\":{\"a\":1}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":2,\n// hello\n\"words\":[\"one\"]}",
                "{\"schema\":2,\n# hello\n\"words\":[\"one\"]}",
                "{\"schema\":2,\n\"words\":[\"one\",]}",
                "{\"schema\":2,\"schema\":2,\"words\":[\"one\"]}",
            })
    @DisplayName("that is nearly JSON is read with the line that is not, and copied aside before it is first saved:")
    void nearlyJson(String nearly) throws IOException {
        Files.writeString(path, nearly);
        Loaded<List<String>> loaded = document.load();
        assertThat(loaded.content()).containsExactly("one");
        assertThat(document.oddities())
                .singleElement()
                .asString()
                .startsWith("line ")
                .contains("isn't plain JSON");
        document.save(List.of("two"));
        document.save(List.of("three"));
        assertThat(beside())
                .singleElement()
                .satisfies(copy -> assertThat(copy)
                        .hasFileName("words.json.original-20261124-030000-123")
                        .hasContent(nearly));
    }

    @Test
    @DisplayName("that is plain JSON is not copied aside when it is saved")
    void noCopy() throws IOException {
        Files.writeString(path, ONE);
        document.load();
        document.save(List.of("two"));
        assertThat(beside()).isEmpty();
    }

    @Test
    @DisplayName("that somebody else has written since is not overwritten unseen, but after that")
    void changedMeanwhile() throws IOException {
        document.save(List.of("mine"));
        Files.writeString(path, ONE);
        assertThat(document.save(List.of("mine"))).isEqualTo(new Saved.ChangedMeanwhile<>(List.of("one")));
        assertThat(path).hasContent(ONE);
        assertThat(document.save(List.of("mine"))).isEqualTo(new Saved.Done<>());
        assertThat(document().load().content()).containsExactly("mine");
    }

    @Test
    @DisplayName("that somebody else has written is told once, and nothing is told of what was written here")
    void changesTold() throws IOException {
        assertThat(document.changedMeanwhile()).isEmpty();
        document.save(List.of("mine"));
        assertThat(document.changedMeanwhile()).isEmpty();
        Files.writeString(path, ONE);
        assertThat(document.changedMeanwhile()).contains(List.of("one"));
        assertThat(document.changedMeanwhile()).isEmpty();
    }

    @Test
    @DisplayName("that somebody else has made where there was none is told")
    void madeMeanwhile() throws IOException {
        document.load();
        Files.writeString(path, ONE);
        assertThat(document.changedMeanwhile()).contains(List.of("one"));
    }

    @Test
    @DisplayName("that somebody else has deleted is saved anew")
    void deletedMeanwhile() throws IOException {
        document.save(List.of("mine"));
        Files.delete(path);
        assertThat(document.save(List.of("again"))).isEqualTo(new Saved.Done<>());
        assertThat(document().load().content()).containsExactly("again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"schema\":3,\"words\":[]}", "{", "{\"schema\":2}"})
    @DisplayName("that somebody else has written in a newer schema, or without sense, is not overwritten:")
    void strangeMeanwhile(String strange) throws IOException {
        document.save(List.of("mine"));
        Files.writeString(path, strange);
        assertThatThrownBy(() -> document.save(List.of("two")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(path.toString());
        assertThat(path).hasContent(strange);
    }

    @Test
    @DisplayName("that the disk does not give is empty, and not overwritten")
    void unreadable() throws IOException {
        Files.createDirectory(path);
        assertThat(document.load())
                .isInstanceOfSatisfying(
                        Loaded.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isNotEmpty());
        assertThatThrownBy(() -> document.save(List.of("two"))).hasMessageContaining("could not be read");
        assertThat(path).isDirectory();
    }

    @Test
    @DisplayName("is read where nothing may be written, and not saved")
    void refused() throws IOException {
        Files.writeString(path, ONE);
        DocumentFile<List<String>> refused = new DocumentFile<>(path, new Words(), CLOCK, () -> {
            throw new IOException("taken over");
        });
        assertThat(refused.load()).isEqualTo(new Loaded.Intact<>(List.of("one")));
        assertThatThrownBy(() -> refused.save(List.of("two"))).hasMessage("taken over");
        assertThat(path).hasContent(ONE);
    }

    @Test
    @DisplayName("that is loaded leaves nothing of an interrupted writing")
    void swept() throws IOException {
        Path leftover = Files.writeString(folder.resolve("words.json.123.new"), "half");
        document.load();
        assertThat(leftover).doesNotExist();
    }
}
