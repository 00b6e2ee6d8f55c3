package io.github.tokenrevoker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command line")
class ArgumentsTest {
    private final RecordingTerminal terminal = new RecordingTerminal();

    private Arguments.Parsed parse(String... args) {
        return Arguments.parse(args, terminal);
    }

    @Test
    @DisplayName("may be empty")
    void empty() {
        assertThat(parse().arguments()).contains(new Arguments(Optional.empty(), Optional.empty(), false, false));
    }

    @Test
    @DisplayName("names a folder, a profile, practice and a page")
    void all() {
        assertThat(parse("--data-dir", "/tmp/x", "--profile", "My Provider", "--practice", "--leaked-tokens")
                        .arguments())
                .contains(new Arguments(Optional.of(Path.of("/tmp/x")), Optional.of("My Provider"), true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--data-dir", "something", "--practice=maybe"})
    @DisplayName("that is wrong gets one line on standard error and exit status 2")
    void wrong(String argument) {
        Arguments.Parsed parsed = parse(argument);
        assertThat(parsed.arguments()).isEmpty();
        assertThat(parsed.exitStatus()).isEqualTo(2);
        assertThat(terminal.err()).hasSize(1);
        assertThat(terminal.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "~somebody", "~somebody/data", "a\0b"})
    @DisplayName("with a folder that cannot be meant gets one line on standard error and exit status 2:")
    void wrongFolder(String folder) {
        for (String[] args : new String[][] {{"--data-dir", folder}, {"--data-dir=" + folder}}) {
            Arguments.Parsed parsed = parse(args);
            assertThat(parsed.arguments()).isEmpty();
            assertThat(parsed.exitStatus()).isEqualTo(2);
        }
        assertThat(terminal.err()).hasSize(2).allMatch(line -> line.contains("--data-dir"));
    }

    @ParameterizedTest
    @CsvSource({"~,", "~/x,x", "~/x/y z,x/y z"})
    @DisplayName("has a tilde expanded to the home folder:")
    void tilde(String written, @Nullable String below) {
        Path home = Path.of(SystemFolders.present().home().orElseThrow());
        assertThat(parse("--data-dir=" + written).arguments())
                .contains(new Arguments(
                        Optional.of(below == null ? home : home.resolve(below)), Optional.empty(), false, false));
    }

    @Test
    @DisplayName("may name a folder with a tilde elsewhere in its name")
    void tildeElsewhere() {
        assertThat(parse("--data-dir", "/srv/a~b").arguments())
                .contains(new Arguments(Optional.of(Path.of("/srv/a~b")), Optional.empty(), false, false));
    }

    @Test
    @DisplayName("asks for help and gets it, with exit status 0")
    void help() {
        assertThat(parse("--help").exitStatus()).isZero();
        assertThat(String.join("\n", terminal.out())).contains("--data-dir", "--practice", "--profile", "revoke");
    }

    @Test
    @DisplayName("names a command, with the data folder before or behind it")
    void command() {
        for (String[] args : new String[][] {{"--data-dir", "/tmp/x", "list"}, {"list", "--data-dir", "/tmp/x"}}) {
            Arguments.Parsed parsed = parse(args);
            assertThat(parsed.command().map(command -> command.commandSpec().name()))
                    .contains("list");
            assertThat(parsed.dataDir()).contains(Path.of("/tmp/x"));
            assertThat(parsed.arguments()).isEmpty();
        }
    }

    @Test
    @DisplayName("has the options of the window for the window only")
    void windowOptions() {
        assertThat(parse("--practice", "list").exitStatus()).isEqualTo(2);
        assertThat(terminal.err()).singleElement().asString().contains("--practice");
    }

    @Test
    @DisplayName("asks for the version and gets the pom's")
    void version() {
        assertThat(parse("--version").exitStatus()).isZero();
        assertThat(terminal.out()).singleElement().asString().matches("Token Revoker \\d+\\.\\d+\\.\\d+");
    }
}
