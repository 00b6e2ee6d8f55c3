package io.github.tokenrevoker.cli.command;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the command line. */
public interface Command {
    /** The name, the options and the words of the command. */
    CommandSpec spec();

    /** Carries the command out. Blocks. */
    ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException;
}
