package io.github.tokenrevoker.cli;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.completion.CompletionCommand;
import io.github.tokenrevoker.cli.journal.JournalCommands;
import io.github.tokenrevoker.cli.leak.InspectCommand;
import io.github.tokenrevoker.cli.practice.PracticeCommand;
import io.github.tokenrevoker.cli.profile.ListCommand;
import io.github.tokenrevoker.cli.profile.ProfileCommands;
import io.github.tokenrevoker.cli.revoke.CheckCommand;
import io.github.tokenrevoker.cli.revoke.RevokeCommand;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.words.Harmless;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** All commands, and the running of one. */
public final class Commands {
    private static final int MAX_MESSAGE = 2000;

    private Commands() {}

    /** Adds the commands to what the tool itself can be told. */
    public static void addTo(CommandSpec root) {
        List<CommandSpec> all = List.of(
                new ListCommand().spec(),
                new CheckCommand().spec(),
                new RevokeCommand().spec(),
                new InspectCommand().spec(),
                JournalCommands.group(),
                ProfileCommands.group(),
                new PracticeCommand().spec(),
                new CompletionCommand().spec());
        all.forEach(spec -> root.addSubcommand(spec.name(), new CommandLine(spec)));
    }

    /** Whether arguments name a command; without one the window opens. */
    public static boolean isCommand(ParseResult parsed) {
        return parsed.hasSubcommand();
    }

    /** The command itself, with its options, below whatever leads to it. */
    public static ParseResult innermost(ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost;
    }

    /** The data folder that a command was given, as it was written. */
    public static Optional<String> dataDir(ParseResult command) {
        return command.commandSpec().findOption(Options.DATA_DIR) == null
                ? Optional.empty()
                : Options.text(command, Options.DATA_DIR);
    }

    /**
     * Runs a command, and tells in one line on standard error why it could not be carried out.
     *
     * @param parsed of the command itself
     */
    public static ExitCode run(ParseResult parsed, Session session) {
        Terminal terminal = session.terminal();
        try {
            if (parsed.commandSpec().userObject() instanceof Command command) {
                return command.run(parsed, session);
            }
            terminal.note("token-revoker: which one? "
                    + String.join(", ", parsed.commandSpec().subcommands().keySet()) + " (see "
                    + parsed.commandSpec().qualifiedName() + " --help)");
            return ExitCode.USAGE;
        } catch (CommandException failure) {
            String hint = failure.exitCode() == ExitCode.USAGE
                    ? " (see " + parsed.commandSpec().qualifiedName() + " --help)"
                    : "";
            terminal.note("token-revoker: " + failure.getMessage() + hint);
            return failure.exitCode();
        } catch (IOException failure) {
            terminal.note("token-revoker: " + Harmless.line(FileFailure.words(failure), MAX_MESSAGE));
            return ExitCode.FAILED;
        }
    }
}
