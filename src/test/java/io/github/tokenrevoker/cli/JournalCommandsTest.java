package io.github.tokenrevoker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The commands on the journal")
class JournalCommandsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private CommandLineRun commands;

    @BeforeEach
    void revoke() throws IOException {
        commands = new CommandLineRun(folder);
        try (PracticeZone zone = PracticeZone.start(Clock.systemUTC())) {
            RecordingTerminal terminal = new RecordingTerminal().withInput(zone.printed(PracticeToken.PROVIDER_NAMED));
            assertThat(commands.run(
                            terminal,
                            "revoke",
                            "--host",
                            zone.address().toString(),
                            "--token-file",
                            "-",
                            "--confirm",
                            "Practice Provider",
                            "--reason",
                            "INC-7"))
                    .isEqualTo(ExitCode.OK);
        }
    }

    private String out(ExitCode expected, String... args) {
        RecordingTerminal terminal = new RecordingTerminal();
        assertThat(commands.run(terminal, args)).isEqualTo(expected);
        return String.join("\n", terminal.out());
    }

    private void damage() throws IOException {
        Path file = folder.resolve("journal/journal.jsonl");
        Files.writeString(file, Files.readString(file).replace("INC-7", "INC-8"));
    }

    @Test
    @DisplayName("verify an intact chain")
    void intact() {
        assertThat(out(ExitCode.OK, "journal", "verify")).contains("Head: ");
        JsonNode document = MAPPER.readTree(out(ExitCode.OK, "journal", "verify", "--json"));
        assertThat(document.path("intact").asBoolean()).isTrue();
        assertThat(document.path("lines").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("tell of damage, with exit code 1")
    void damaged() throws IOException {
        damage();
        assertThat(out(ExitCode.FAILED, "journal", "verify")).contains("line 1");
        assertThat(MAPPER.readTree(out(ExitCode.FAILED, "journal", "verify", "--json"))
                        .path("damages"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("export all acts as a table or as JSON")
    void export() {
        assertThat(out(ExitCode.OK, "journal", "export")).contains("Practice Provider", "INC-7");
        assertThat(MAPPER.readTree(out(ExitCode.OK, "journal", "export", "--format", "json"))
                        .path("acts"))
                .hasSize(1);
        assertThat(out(ExitCode.USAGE, "journal", "export", "--format", "xml")).isEmpty();
    }

    @Test
    @DisplayName("write the receipt of an act that is named by the beginning of its id")
    void receipt() {
        JsonNode last = MAPPER.readTree(out(ExitCode.OK, "journal", "receipt", "last", "--json"));
        String act = last.path("act").asString();
        assertThat(out(ExitCode.OK, "journal", "receipt", act.substring(0, 8))).contains(act, "INC-7");
        assertThat(out(ExitCode.USAGE, "journal", "receipt", "none")).isEmpty();
    }

    @Test
    @DisplayName("compare a head that was noted before")
    void head() throws IOException {
        String head = out(ExitCode.OK, "journal", "head").strip();
        assertThat(head).matches("[0-9a-f]{64}");
        assertThat(out(ExitCode.OK, "journal", "head", "--compare", head)).contains("line 2 of 2");
        assertThat(out(ExitCode.OK, "journal", "head", "--compare", "0".repeat(64)))
                .contains("line 0");
        damage();
        assertThat(out(ExitCode.OK, "journal", "head", "--compare", head)).contains("line 2");
        assertThat(out(ExitCode.FAILED, "journal", "head", "--compare", "a".repeat(64)))
                .contains("No line");
    }
}
