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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command inspect")
class InspectCommandTest {
    @TempDir
    Path folder;

    private PracticeZone zone;
    private CommandLineRun commands;
    private String token;

    @BeforeEach
    void open() throws IOException {
        zone = PracticeZone.start(Clock.systemUTC());
        commands = new CommandLineRun(folder);
        token = zone.printed(PracticeToken.PROVIDER_TEMPORARY);
    }

    @AfterEach
    void close() {
        zone.close();
    }

    private RecordingTerminal inspect(ExitCode expected, String text, String... more) {
        RecordingTerminal terminal = new RecordingTerminal().withInput(text);
        String[] args = new String[more.length + 1];
        args[0] = "inspect";
        System.arraycopy(more, 0, args, 1, more.length);
        assertThat(commands.run(terminal, args)).isEqualTo(expected);
        assertThat(terminal.out()).noneMatch(line -> line.contains(token));
        return terminal;
    }

    private void keepProfile() {
        assertThat(commands.run(
                        new RecordingTerminal(),
                        "profile",
                        "add",
                        "practice",
                        "--host",
                        zone.address().toString()))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    @DisplayName("finds a token in a text without showing or sending it, and says what ends it")
    void found() {
        RecordingTerminal terminal = inspect(ExitCode.OK, "a line\nx-auth-token: " + token + "\n");
        assertThat(terminal.out())
                .anyMatch(line -> line.startsWith("  What ends it: "))
                .anyMatch(line -> line.startsWith("Tokens: 1."));
    }

    @Test
    @DisplayName("ends with 15 while the token works, and with 0 once it is revoked")
    void asks() {
        keepProfile();
        assertThat(inspect(ExitCode.STILL_WORKS, token, "--ask", "--json").out())
                .singleElement()
                .asString()
                .contains("\"answer\":\"works\"");
        zone.revokeBySomebodyElse();
        assertThat(inspect(ExitCode.OK, token, "--ask", "--json").out())
                .singleElement()
                .asString()
                .contains("\"answer\":\"revoked\"");
    }

    @Test
    @DisplayName("asks no Onezone that no profile knows")
    void unknownHost() {
        inspect(ExitCode.UNKNOWN, token, "--ask");
        assertThat(commands.run(new RecordingTerminal(), "inspect", "--allow-host", "onezone.example.org"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    @DisplayName("reads several files, and tells of one that can't be read")
    void files() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), token);
        Path two = Files.writeString(folder.resolve("two"), "nothing");
        inspect(ExitCode.OK, "", one.toString(), two.toString());
        inspect(ExitCode.FAILED, "", folder.resolve("three").toString());
    }
}
