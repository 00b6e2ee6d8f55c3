package io.github.tokenrevoker;

import io.github.tokenrevoker.cli.Commands;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Interruption;
import io.github.tokenrevoker.cli.command.Places;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.launch.HeldFolder;
import io.github.tokenrevoker.launch.LogFile;
import io.github.tokenrevoker.launch.SingleInstance;
import io.github.tokenrevoker.launch.Version;
import io.github.tokenrevoker.quoting.VisibleText;
import io.github.tokenrevoker.secret.SystemKeyring;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Runs a command in this process. Loads no class of the toolkit. */
final class CommandRun {
    private CommandRun() {}

    /** Runs the command; its outcome is known, written down and printed when this returns. */
    static ExitCode of(ParseResult command, Optional<Path> dataDir, Terminal terminal) {
        LogFile.shortenConsole();
        Interruption interruption = Interruption.watch();
        ExitCode exitCode = ExitCode.FAILED;
        try (Folders folders = new Folders(DataFolders.of(dataDir), terminal);
                Session session = new Session(terminal, interruption, folders::engine)) {
            exitCode = Commands.run(command, session);
        } finally {
            interruption.ended(exitCode);
        }
        return exitCode;
    }

    /** The data folders, taken when a command first needs them. */
    private static final class Folders implements AutoCloseable {
        private final DataFolders folders;
        private final Terminal terminal;
        private Optional<SingleInstance> instance = Optional.empty();

        Folders(DataFolders folders, Terminal terminal) {
            this.folders = folders;
            this.terminal = terminal;
        }

        Engine engine() throws CommandException {
            Optional<DataFolders.Unsafe> unsafe = folders.make();
            if (unsafe.isPresent()) {
                throw new CommandException(
                        ExitCode.USAGE,
                        VisibleText.line(unsafe.get().folder() + " is not used: "
                                + unsafe.get().why()));
            }
            SingleInstance held = claim();
            instance = Optional.of(held);
            held.problems()
                    .forEach((folder, why) ->
                            terminal.note("token-revoker: " + VisibleText.line(folder + " cannot be used: " + why)));
            Places places = new Places(
                    folders.configuration(),
                    folders.data(),
                    folders.profiles(),
                    folders.settings(),
                    folders.vault(),
                    folders.journal(),
                    folders.journalWitness());
            return new Engine(
                    places,
                    held::permit,
                    new SystemKeyring(),
                    Engine.Times.DEFAULT,
                    Version.current(),
                    Clock.systemUTC());
        }

        private SingleInstance claim() throws CommandException {
            return switch (SingleInstance.share(folders)) {
                case SingleInstance.Claim.Held taken -> taken.instance();
                case SingleInstance.Claim.Taken taken ->
                    throw new CommandException(
                            ExitCode.FOLDER_IN_USE,
                            VisibleText.line(taken.folder() + " is in use by another Token Revoker, and can't be shared"
                                    + HeldFolder.words(taken.by())));
            };
        }

        @Override
        public void close() {
            instance.ifPresent(SingleInstance::close);
        }
    }
}
