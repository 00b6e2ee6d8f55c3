package io.github.tokenrevoker.launch;

import io.github.tokenrevoker.cli.Commands;
import io.github.tokenrevoker.cli.HelpText;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.quoting.VisibleText;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What the command line asks for.
 *
 * @param dataDir the one folder that keeps everything; empty for the system's own places
 * @param profile the name of the profile to choose at the start
 * @param leakedTokens whether the window opens on the page of leaked tokens
 */
public record Arguments(Optional<Path> dataDir, Optional<String> profile, boolean practice, boolean leakedTokens) {
    private static final int WRONG_ARGUMENTS = 2;

    /**
     * Arguments to open the window with, or a command to run, or an exit status because there is nothing to do.
     *
     * @param dataDir where a command works, as for {@link Arguments#dataDir}
     */
    public record Parsed(
            Optional<Arguments> arguments, Optional<ParseResult> command, Optional<Path> dataDir, int exitStatus) {
        static Parsed toOpen(Arguments arguments) {
            return new Parsed(Optional.of(arguments), Optional.empty(), arguments.dataDir(), 0);
        }

        static Parsed toRun(ParseResult command, Optional<Path> dataDir) {
            return new Parsed(Optional.empty(), Optional.of(command), dataDir, 0);
        }

        static Parsed toExit(int status) {
            return new Parsed(Optional.empty(), Optional.empty(), Optional.empty(), status);
        }
    }

    /** Reads the command line. Help and version go to standard output, one line about a mistake to standard error. */
    public static Parsed parse(String[] args, Terminal terminal) {
        if (args.length == 0) {
            return Parsed.toOpen(new Arguments(Optional.empty(), Optional.empty(), false, false));
        }
        CommandLine commandLine = new CommandLine(specification());
        try {
            ParseResult parsed = commandLine.parseArgs(args);
            ParseResult innermost = Commands.innermost(parsed);
            if (parsed.isUsageHelpRequested() || innermost.isUsageHelpRequested()) {
                HelpText.print(innermost.commandSpec(), terminal);
                return Parsed.toExit(0);
            }
            if (parsed.isVersionHelpRequested()) {
                terminal.say("Token Revoker " + Version.current());
                return Parsed.toExit(0);
            }
            Arguments arguments = from(parsed);
            if (Commands.isCommand(parsed)) {
                return toRun(arguments, innermost);
            }
            return Parsed.toOpen(arguments);
        } catch (ParameterException wrong) {
            String message =
                    String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong arguments");
            terminal.note("token-revoker: " + VisibleText.line(message) + " (see "
                    + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
            return Parsed.toExit(WRONG_ARGUMENTS);
        }
    }

    private static Parsed toRun(Arguments arguments, ParseResult command) {
        if (arguments.practice()
                || arguments.leakedTokens()
                || arguments.profile().isPresent()) {
            throw new ParameterException(
                    command.commandSpec().commandLine(),
                    "--practice, --profile and --leaked-tokens are for the window, not for a command");
        }
        Optional<Path> own = Commands.dataDir(command)
                .map(text -> folder(text, command.commandSpec().commandLine()));
        return Parsed.toRun(command, own.or(arguments::dataDir));
    }

    private static Arguments from(ParseResult parsed) {
        @Nullable String dataDir = parsed.matchedOptionValue("--data-dir", null);
        @Nullable String profile = parsed.matchedOptionValue("--profile", null);
        return new Arguments(
                Optional.ofNullable(dataDir)
                        .map(text -> folder(text, parsed.commandSpec().commandLine())),
                Optional.ofNullable(profile),
                parsed.hasMatchedOption("--practice"),
                parsed.hasMatchedOption("--leaked-tokens"));
    }

    /** A tilde is expanded as a shell does, which does not do it behind an equals sign. */
    private static Path folder(String text, CommandLine commandLine) {
        if (text.isBlank()) {
            throw new ParameterException(commandLine, "--data-dir needs a folder, and got an empty name");
        }
        try {
            if (!text.startsWith("~")) {
                return Path.of(text);
            }
            if (!text.equals("~") && !text.startsWith("~/") && !text.startsWith("~" + File.separator)) {
                throw new ParameterException(
                        commandLine, "--data-dir " + text + ": only ~ and ~/… are expanded; give the whole path");
            }
            String home = SystemFolders.present()
                    .home()
                    .orElseThrow(() -> new ParameterException(
                            commandLine, "--data-dir " + text + ": there is no home folder to expand ~ to"));
            return Path.of(home, text.substring(1));
        } catch (InvalidPathException _) {
            throw new ParameterException(
                    commandLine,
                    "--data-dir " + text + ": this name can't be used in this locale ("
                            + System.getProperty("sun.jnu.encoding") + ")");
        }
    }

    /** All options and commands. */
    static CommandSpec specification() {
        CommandSpec spec = CommandSpec.create().name("token-revoker");
        spec.usageMessage()
                .description(
                        "Revokes all temporary tokens of Onedata providers and verifies it.",
                        "Without a command the window opens.");
        spec.addOption(OptionSpec.builder("--data-dir")
                .paramLabel("DIR")
                .type(String.class)
                .description("Keep everything under DIR and touch nothing else.")
                .build());
        spec.addOption(OptionSpec.builder("--profile")
                .paramLabel("NAME")
                .type(String.class)
                .description("Choose this profile at the start.")
                .build());
        spec.addOption(OptionSpec.builder("--practice")
                .description("Start the practice zone, with its profile chosen.")
                .build());
        spec.addOption(OptionSpec.builder("--leaked-tokens")
                .description("Open the page of leaked tokens.")
                .build());
        spec.addOption(OptionSpec.builder("--version", "-V")
                .versionHelp(true)
                .description("Print the version and exit.")
                .build());
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Print this help and exit.")
                .build());
        Commands.addTo(spec);
        return spec;
    }
}
