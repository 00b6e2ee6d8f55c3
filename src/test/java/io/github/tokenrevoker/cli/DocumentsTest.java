package io.github.tokenrevoker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The documents of --json")
class DocumentsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode SCHEMA =
            MAPPER.readTree(Path.of(System.getProperty("basedir"), "src/docs/token-revoker.schema.json")
                    .toFile());

    @TempDir
    Path folder;

    private PracticeZone zone;
    private CommandLineRun commands;

    @BeforeEach
    void open() throws IOException {
        zone = PracticeZone.start(Clock.systemUTC());
        commands = new CommandLineRun(folder);
    }

    @AfterEach
    void close() {
        zone.close();
    }

    private List<JsonNode> documents(String... args) {
        RecordingTerminal terminal = new RecordingTerminal().withInput(zone.printed(PracticeToken.PROVIDER_NAMED));
        commands.run(terminal, args);
        return terminal.out().stream().map(MAPPER::readTree).toList();
    }

    private List<JsonNode> onZone(String command, String... more) {
        List<String> args =
                new ArrayList<>(List.of(command, "--host", zone.address().toString(), "--token-file", "-", "--json"));
        args.addAll(List.of(more));
        return documents(args.toArray(String[]::new));
    }

    private static void fits(List<JsonNode> documents) {
        assertThat(documents).isNotEmpty().allSatisfy(document -> {
            JsonNode schema = SCHEMA.path("$defs").path(document.path("type").asString(""));
            assertThat(schema.isObject())
                    .as("a schema of " + document.path("type"))
                    .isTrue();
            assertThat(problems(document, schema, "")).as(document.toString()).isEmpty();
            // Nothing that the schema does not tell.
            assertThat(document.propertyNames())
                    .allMatch(name -> schema.path("properties").has(name));
        });
    }

    /** As much of JSON Schema as the schema uses. */
    private static List<String> problems(JsonNode value, JsonNode schema, String at) {
        List<String> problems = new ArrayList<>();
        if (schema.has("const") && !schema.path("const").equals(value)) {
            problems.add(at + " is not " + schema.path("const"));
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            problems.add(at + " is none of " + schema.path("enum"));
        }
        JsonNode type = schema.path("type");
        boolean fits = type.isMissingNode()
                || (type.isString()
                        ? is(value, type.asString())
                        : type.valueStream().anyMatch(each -> is(value, each.asString())));
        if (!fits) {
            problems.add(at + " is no " + type + ": " + value);
        }
        if (value.isObject()) {
            schema.path("required")
                    .valueStream()
                    .filter(name -> !value.has(name.asString()))
                    .forEach(name -> problems.add(at + " has no " + name));
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                if (value.has(property.getKey())) {
                    problems.addAll(
                            problems(value.path(property.getKey()), property.getValue(), at + "/" + property.getKey()));
                }
            }
        }
        if (value.isArray()) {
            value.valueStream().forEach(item -> problems.addAll(problems(item, schema.path("items"), at + "/*")));
        }
        return problems;
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException(type);
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = NextAnswer.class,
            names = {"BEHAVE", "WRITE_FAILED_204", "FORBIDDEN_403", "PROXY_PAGE_502", "CUT_BEFORE"})
    @DisplayName("fit their schema for a revocation that is answered with")
    void revocations(NextAnswer answer) {
        zone.answerNext(answer);
        fits(onZone("revoke", "--confirm", "Practice Provider"));
    }

    @Test
    @DisplayName("fit their schema for what is not sent or not checked")
    void notSent() {
        fits(onZone("revoke", "--confirm", "something else"));
        fits(onZone("check"));
        zone.close();
        fits(onZone("check"));
        fits(onZone("revoke", "--confirm", zone.address().authority()));
    }

    @Test
    @DisplayName("fit their schema for several providers, profiles and the journal")
    void others() {
        for (String name : List.of("one", "two")) {
            commands.run(
                    new RecordingTerminal(),
                    "profile",
                    "add",
                    name,
                    "--host",
                    zone.address().toString(),
                    "--tag",
                    "x");
        }
        commands.run(
                new RecordingTerminal(),
                "profile",
                "add",
                "three",
                "--host",
                zone.address().toString(),
                "--token-command",
                "pass show x");
        fits(documents("list", "--json"));
        fits(documents("inspect", "--json"));
        fits(documents("inspect", "--ask", "--json"));
        fits(documents("check", "--all", "--json"));
        fits(documents("revoke", "--all", "--json"));
        onZone("revoke", "--confirm", "Practice Provider");
        fits(documents("journal", "verify", "--json"));
        fits(documents("journal", "head", "--json"));
        fits(documents("journal", "head", "--compare", "a".repeat(64), "--json"));
    }

    @Test
    @DisplayName("notice what does not fit")
    void noticed() {
        JsonNode document = MAPPER.readTree("{\"version\":1,\"type\":\"summary\",\"total\":\"two\",\"exitCodes\":{}}");
        assertThat(problems(document, SCHEMA.path("$defs").path("summary"), ""))
                .containsExactly(" has no \"exitCode\"", "/total is no \"integer\": \"two\"");
    }
}
