package io.github.tokenrevoker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.completion.Completion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

@DisplayName("Every command")
class CommandsTest {
    private static final Path MANUAL = Path.of(System.getProperty("basedir"), "packaging/linux/token-revoker.1");

    @TempDir
    Path folder;

    private static CommandSpec root() {
        CommandSpec root = CommandSpec.create().name("token-revoker");
        Commands.addTo(root);
        return root;
    }

    static List<CommandSpec> all() {
        return below(root()).toList();
    }

    private static Stream<CommandSpec> below(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .flatMap(each -> Stream.concat(Stream.of(each), below(each)));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("has its section with each option, and an example, in the man page")
    void manual(CommandSpec command) throws IOException {
        if (!command.subcommands().isEmpty()) {
            return;
        }
        String manual = Files.readString(MANUAL).replace("\\-", "-");
        String name = command.qualifiedName().substring("token-revoker ".length());
        int start = manual.indexOf(".SS " + name);
        assertThat(start).as(name).isPositive();
        String section = manual.substring(start, manual.indexOf("\n.S", start + 1));
        assertThat(section).contains(".EX\n", "token-revoker " + name);
        assertThat(command.options()).allSatisfy(option -> assertThat(manual).contains(option.longestName()));
        assertThat(command.usageMessage().description()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("has a help that says what each option is for")
    void help(CommandSpec command) {
        List<String> help = HelpText.lines(command);
        assertThat(help.getFirst()).startsWith("Usage: " + command.qualifiedName());
        command.options().forEach(option -> {
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
            assertThat(help).contains("  " + HelpText.names(option));
        });
    }

    @ParameterizedTest
    @EnumSource(Completion.Shell.class)
    @DisplayName("is completed in")
    void completion(Completion.Shell shell) {
        String text = Completion.of(root(), shell);
        all().forEach(command -> {
            assertThat(text).contains(command.name());
            command.options()
                    .forEach(option ->
                            assertThat(text).contains(option.longestName().substring(2)));
        });
    }

    @Test
    @DisplayName("is offered by bash, with the words that an option takes")
    void bash() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        Path file = folder.resolve("completion");
        Files.writeString(file, Completion.of(root(), Completion.Shell.BASH));
        assertThat(completed(file, "token-revoker", "rev")).containsExactly("revoke");
        assertThat(completed(file, "token-revoker", "journal", "")).contains("verify", "export", "receipt", "head");
        assertThat(completed(file, "token-revoker", "revoke", "--environment", "st"))
                .containsExactly("staging");
        assertThat(completed(file, "token-revoker", "revoke", "--conf")).containsExactly("--confirm");
    }

    private static List<String> completed(Path file, String... words) throws Exception {
        String typed =
                String.join(" ", Stream.of(words).map(word -> "'" + word + "'").toList());
        Process bash = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "source " + file + "; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.length - 1)
                                + "; _token_revoker; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        List<String> lines = bash.inputReader().readAllLines();
        assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return lines;
    }
}
