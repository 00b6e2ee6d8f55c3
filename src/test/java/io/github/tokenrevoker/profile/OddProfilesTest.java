package io.github.tokenrevoker.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A file of profiles with something odd in it")
class OddProfilesTest {
    private static final String ALPHA = entry(1, "Alpha");
    private static final String BETA = entry(2, "Beta");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("profiles.json");
    }

    private static String entry(int id, String name) {
        return """
                {"id":"00000000-0000-0000-0000-00000000000%d","name":"%s","onezone":"onezone.example.org",\
                "environment":"test"}""".formatted(id, name);
    }

    private static String document(String... entries) {
        return "{\"schema\":1,\"profiles\":[" + String.join(",", entries) + "]}";
    }

    private DocumentFile<Profiles> file() {
        return new DocumentFile<>(
                path, new ProfileFormat(), Clock.fixed(Instant.parse("2026-11-25T03:00:00Z"), ZoneOffset.UTC));
    }

    private static List<String> names(Loaded<Profiles> loaded) {
        return loaded.content().list().stream().map(Profile::name).toList();
    }

    private static List<String> oddities(Loaded<?> loaded) {
        return loaded instanceof Loaded.Partial<?> partial ? partial.oddities() : List.of();
    }

    private static void assertOnly(Loaded<Profiles> loaded, String... words) {
        assertThat(oddities(loaded))
                .singleElement()
                .satisfies(oddity -> assertThat(oddity).contains(words));
    }

    static Stream<Arguments> oddEntries() {
        return Stream.of(
                odd("\"test\"", "\"prod\"", "environment \u201cprod\u201d is not production, staging or test"),
                odd(",\"environment\":\"test\"", "", "environment is missing"),
                odd("\"test\"", "[]", "environment is not text"),
                odd("\"Beta\"", "\"alpha\"", "another profile before it has the same name"),
                odd("\"Beta\"", "\" \"", "name is empty"),
                odd("\"Beta\"", "{}", "name is not text"),
                odd("\"name\":\"Beta\",", "", "name is missing"),
                odd("0002\"", "0001\"", "another profile before it has the same id"),
                odd("00000000-0000-0000-0000-000000000002", "x", "id \u201cx\u201d is not a UUID"),
                odd("onezone.example.org", "http://", "onezone \u201chttp://\u201d is not an address"),
                odd("{\"id\"", "{\"notes\":[1],\"id\"", "notes is not text"),
                odd("{\"id\"", "{\"tags\":[{}],\"id\"", "one of its tags is not text"),
                odd("{\"id\"", "{\"tokenHome\":\"cloud\",\"id\"", "tokenHome \u201ccloud\u201d is not known"),
                odd("{\"id\"", "{\"route\":7,\"id\"", "route makes no sense"),
                odd("{\"id\"", "{\"route\":{\"connectSeconds\":\"soon\"},\"id\"", "route makes no sense"),
                Arguments.of("7", "it is not an object"),
                Arguments.of("null", "it is not an object"),
                Arguments.of("[\"Beta\"]", "it is not an object"),
                Arguments.of("{}", "id is missing"));
    }

    private static Arguments odd(String from, String to, String why) {
        return Arguments.of(BETA.replace(from, to), why);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("oddEntries")
    @DisplayName("keeps the other profiles, says which one is odd and why, and still has it after a change:")
    void oddEntry(String odd, String why) throws IOException {
        Files.writeString(path, document(ALPHA, odd, entry(3, "Gamma")));
        DocumentFile<Profiles> file = file();
        Loaded<Profiles> loaded = file.load();
        assertThat(names(loaded)).containsExactly("Alpha", "Gamma");
        assertOnly(loaded, "Profile 2", why);
        file.save(new Profiles(loaded.content().list().subList(0, 1), Set.of()));
        file.save(loaded.content());
        Loaded<Profiles> again = file().load();
        assertThat(names(again)).containsExactly("Alpha", "Gamma");
        assertOnly(again, "Profile 3", why);
        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(Files.readString(path)).path("profiles")).contains(mapper.readTree(odd));
    }

    @Test
    @DisplayName("names the odd profile by its name, in one short line whatever that is")
    void named() throws IOException {
        Files.writeString(
                path,
                document(
                        BETA.replace("test", "prod"),
                        entry(3, "a\\n\u202Eb" + "c".repeat(500)).replace("\"test\"", "\"\"")));
        assertThat(oddities(file().load()))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Profile 1 \u201cBeta\u201d: "),
                        second -> assertThat(second)
                                .startsWith("Profile 2 \u201ca\uFFFD\uFFFDbccc")
                                .hasSizeLessThan(120));
    }

    @Test
    @DisplayName("keeps an entry about a token to delete that it does not understand")
    void oddLeftover() throws IOException {
        String odd = "{\"profile\":\"00000000-0000-0000-0000-000000000009\",\"tokenHome\":\"cloud\"}";
        Files.writeString(path, document(ALPHA).replace("]}", "],\"tokensToDelete\":[" + odd + "]}"));
        DocumentFile<Profiles> file = file();
        Loaded<Profiles> loaded = file.load();
        assertOnly(loaded, "tokensToDelete");
        file.save(loaded.content());
        assertThat(Files.readString(path)).contains("cloud");
    }

    @Test
    @DisplayName("brought in by somebody else while the tool runs is said, and kept")
    void broughtIn() throws IOException {
        Files.writeString(path, document(ALPHA));
        DocumentFile<Profiles> file = file();
        file.load();
        Files.writeString(path, document(ALPHA, BETA.replace("test", "prod")));
        assertThat(file.changedMeanwhile()).isPresent();
        assertThat(file.oddities()).singleElement().asString().contains("prod");
        file.save(Profiles.NONE);
        assertThat(Files.readString(path)).contains("prod").doesNotContain("Alpha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE"})
    @DisplayName("is read in every Unicode encoding, with a byte order mark:")
    void encodings(String charset) throws IOException {
        Files.writeString(path, "\uFEFF" + document(entry(1, "Krak\u00F3w")), Charset.forName(charset));
        assertThat(file().load()).isInstanceOf(Loaded.Intact.class);
        assertThat(names(file().load())).containsExactly("Krak\u00F3w");
    }

    @Test
    @DisplayName("takes numbers in quotes, and names without")
    void numbers() throws IOException {
        Files.writeString(
                path,
                document(ALPHA.replace("\"Alpha\"", "2026")
                                .replace("{\"id\"", "{\"route\":{\"answerSeconds\":\"17\"},\"id\""))
                        .replace("\"schema\":1", "\"schema\":\"1\""));
        Loaded<Profiles> loaded = file().load();
        assertThat(loaded).isInstanceOf(Loaded.Intact.class);
        assertThat(names(loaded)).containsExactly("2026");
        assertThat(loaded.content().list().getFirst().route().timeouts().answer())
                .hasSeconds(17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":1, // ours\n\"profiles\":[ALPHA]}",
                "{\"schema\":1, /* ours */ \"profiles\":[ALPHA]}",
                "{\"schema\":1,\n# ours\n\"profiles\":[ALPHA]}",
                "{\"schema\":1,\"profiles\":[ALPHA,],}",
                "{\"schema\":1,\"profiles\":[],\"profiles\":[ALPHA]}",
            })
    @DisplayName("is read over comments, commas too many and fields given twice, and copied aside before it is saved:")
    void lenient(String content) throws IOException {
        String written = content.replace("ALPHA", ALPHA);
        Files.writeString(path, written);
        DocumentFile<Profiles> file = file();
        Loaded<Profiles> loaded = file.load();
        assertThat(names(loaded)).containsExactly("Alpha");
        assertOnly(loaded, "isn't plain JSON");
        file.save(loaded.content());
        assertThat(folder.resolve("profiles.json.original-20261125-030000-000")).hasContent(written);
        assertThat(file().load()).isInstanceOf(Loaded.Intact.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100_000})
    @DisplayName("of deep nesting is set aside:")
    void deep(int depth) throws IOException {
        Files.writeString(path, "{\"schema\":1,\"profiles\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
        assertThat(file().load()).isInstanceOf(Loaded.Recovered.class);
    }

    @Test
    @DisplayName("of millions of entries is set aside, and does not fill the memory")
    void endless() throws IOException {
        Files.writeString(path, "{\"schema\":1,\"profiles\":[{}" + ",{}".repeat(5_000_000) + "]}");
        assertThat(file().load()).isInstanceOf(Loaded.Recovered.class);
    }

    @Test
    @DisplayName("of 100 MB is left alone, and said to be too large")
    void huge() throws IOException {
        Files.write(path, (document(ALPHA) + " ".repeat(100_000_000)).getBytes(StandardCharsets.UTF_8));
        assertThat(file().load())
                .isInstanceOfSatisfying(
                        Loaded.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("larger than 32 MiB"));
        assertThat(Files.size(path)).isGreaterThan(100_000_000);
    }

    @Test
    @DisplayName("through a symbolic link is set aside as a copy, and the link is written through")
    void linked() throws IOException {
        Path target = Files.writeString(folder.resolve("target.json"), "half a");
        Files.createSymbolicLink(path, target);
        DocumentFile<Profiles> file = file();
        assertThat(file.load())
                .isInstanceOfSatisfying(
                        Loaded.Recovered.class,
                        recovered ->
                                assertThat(recovered.setAside()).isRegularFile().hasContent("half a"));
        file.save(Profiles.NONE);
        assertThat(path).isSymbolicLink();
        assertThat(Files.readString(target)).contains("\"profiles\"");
    }
}
