package io.github.tokenrevoker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no program cat")
@DisplayName("A profile with a token command")
class TokenCommandRunTest {
    @TempDir
    Path folder;

    private PracticeZone zone;
    private CommandLineRun commands;
    private Path tokenFile;
    private final RecordingTerminal terminal = new RecordingTerminal();

    @BeforeEach
    void open() throws IOException {
        zone = PracticeZone.start(Clock.systemUTC());
        commands = new CommandLineRun(folder.resolve("data"));
        tokenFile = folder.resolve("the token");
        Files.writeString(tokenFile, zone.printed(PracticeToken.PROVIDER_NAMED) + "\nlogin: operator\n");
    }

    @AfterEach
    void close() {
        zone.close();
    }

    private ExitCode add(String name, String command, String... more) {
        List<String> args = new ArrayList<>(
                List.of("profile", "add", name, "--host", zone.address().toString(), "--token-command", command));
        args.addAll(List.of(more));
        return commands.run(terminal, args.toArray(String[]::new));
    }

    private String reading() {
        return "cat '" + tokenFile + "'";
    }

    private List<String> said() {
        return Stream.concat(terminal.out().stream(), terminal.err().stream()).toList();
    }

    private Profile stored() {
        try (Engine engine = commands.engine()) {
            return engine.profiles().load().content().list().getFirst();
        }
    }

    @Test
    @DisplayName("is revoked with the token that its program prints")
    void revoked() throws IOException {
        assertThat(add("p", reading())).isEqualTo(ExitCode.OK);
        assertThat(stored().home()).isEqualTo(TokenHome.COMMAND);
        assertThat(commands.run(terminal, "check", "p")).isEqualTo(ExitCode.OK);
        assertThat(commands.run(terminal, "revoke", "p", "--confirm", "Practice Provider"))
                .isEqualTo(ExitCode.OK);
        String token = zone.printed(PracticeToken.PROVIDER_NAMED);
        assertThat(said()).noneMatch(line -> line.contains(token)).noneMatch(line -> line.contains("login"));
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(token);
            }
        }
    }

    @Test
    @DisplayName("runs it for each of several providers")
    void several() {
        add("one", reading());
        add("two", reading());
        add("three", "false");
        assertThat(commands.run(terminal, "check", "--all")).isEqualTo(ExitCode.NOT_SENT);
        assertThat(terminal.out()).contains("Total: 3. Ready: 2. Not sent: 1.");
        assertThat(said()).anyMatch(line -> line.contains("three: the token command failed: exit code 1"));
    }

    @Test
    @DisplayName("runs it once for each of several providers, also where it fails")
    void once() throws IOException {
        Path runs = folder.resolve("runs");
        String counting = "sh -c 'echo run >>\"" + runs + "\"; cat \"" + tokenFile + "\"'";
        add("one", counting);
        add("two", counting);
        add("three", "sh -c 'echo run >>\"" + runs + "\"; exit 1'");
        commands.run(terminal, "check", "--all");
        assertThat(Files.readAllLines(runs)).hasSize(3);
    }

    @Test
    @DisplayName("is not sent when the program fails, and says why without its words")
    void failing() {
        add("p", "sh -c 'echo s3cret; echo s3cret >&2; exit 4'");
        assertThat(commands.run(terminal, "revoke", "p", "--confirm", "Practice Provider"))
                .isEqualTo(ExitCode.NOT_SENT);
        assertThat(said()).anyMatch(line -> line.contains("the token command failed: exit code 4"));
        add("q", "/no/such/program s3cret");
        assertThat(commands.run(terminal, "check", "q")).isEqualTo(ExitCode.NOT_SENT);
        assertThat(said())
                .anyMatch(line -> line.contains("there is no program /no/such/program"))
                .noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    @DisplayName("doesn't run it where a token is given")
    void given() {
        Path made = folder.resolve("made");
        add("p", "touch '" + made + "'");
        RecordingTerminal piped = new RecordingTerminal().withInput(zone.printed(PracticeToken.PROVIDER_NAMED));
        assertThat(commands.run(piped, "check", "p", "--token-file", "-")).isEqualTo(ExitCode.OK);
        assertThat(made).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pass 'show", "get.cmd"})
    @DisplayName("is not added with a command that can't be run")
    void refused(String command) {
        assertThat(add("p", command)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).singleElement().asString().contains("--token-command: ");
    }

    @Test
    @DisplayName("has no other place for its token")
    void noStore() {
        assertThat(add("p", reading(), "--store", "keyring")).isEqualTo(ExitCode.USAGE);
        assertThat(add("p", reading(), "--token-file", "-")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    @DisplayName("is listed as one, and travels without its command")
    void listed() throws IOException {
        add("p", reading());
        commands.run(terminal, "list");
        assertThat(terminal.out()).last().asString().contains("token from a command");
        Path file = folder.resolve("profiles.json");
        assertThat(commands.run(terminal, "profile", "export", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).doesNotContain(tokenFile.toString());
    }
}
