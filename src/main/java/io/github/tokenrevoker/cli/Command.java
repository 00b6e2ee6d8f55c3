package io.github.tokenrevoker.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the command line. */
interface Command {
    /** The name, the options and the words of the command. */
    CommandSpec spec();

    /** Carries the command out. Blocks. */
    ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException;
}
