package io.github.tokenrevoker.cli.completion;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.words.Harmless;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the completion file of a shell. */
public final class CompletionCommand implements Command {
    private static final int MAX_TEXT = 80;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(this, "completion", "Print the completion file for a shell.");
        spec.addPositional(Options.one("SHELL", "bash, zsh or fish."));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException {
        String name = Options.argument(parsed);
        Completion.Shell shell = List.of(Completion.Shell.values()).stream()
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> CommandException.usage(Harmless.line(name, MAX_TEXT) + ": must be bash, zsh or fish"));
        CommandSpec root = parsed.commandSpec().root();
        session.terminal().bytes(Completion.of(root, shell).getBytes(StandardCharsets.UTF_8));
        return ExitCode.OK;
    }
}
