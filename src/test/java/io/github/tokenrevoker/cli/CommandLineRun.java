package io.github.tokenrevoker.cli;

import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Interruption;
import io.github.tokenrevoker.cli.command.Places;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.durable.WritePermit;
import io.github.tokenrevoker.secret.KeyringDoor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs commands in this process, on a folder of their own, with times that suit tests. */
final class CommandLineRun {
    private final Path folder;
    private final Map<String, String> keyring = new HashMap<>();
    private Duration mayStillArrive = Duration.ofSeconds(45);
    private Interruption interruption = new Interruption();
    private Function<Path, WritePermit> permits = _ -> WritePermit.ALWAYS;

    CommandLineRun(Path folder) {
        this.folder = folder;
    }

    /** How long a request without an answer may still take effect. */
    CommandLineRun waiting(Duration time) {
        mayStillArrive = time;
        return this;
    }

    /** What is asked before each write, where the folder is shared. */
    CommandLineRun permitted(Function<Path, WritePermit> asked) {
        permits = asked;
        return this;
    }

    CommandLineRun with(Interruption other) {
        interruption = other;
        return this;
    }

    ExitCode run(RecordingTerminal terminal, String... args) {
        CommandSpec root = CommandSpec.create().name("token-revoker");
        Commands.addTo(root);
        CommandLine.ParseResult parsed = Commands.innermost(new CommandLine(root).parseArgs(args));
        try (Session session = new Session(terminal, interruption, this::engine)) {
            return Commands.run(parsed, session);
        }
    }

    Engine engine() {
        Places places = new Places(
                folder,
                folder,
                folder.resolve("profiles.json"),
                folder.resolve("settings.json"),
                folder.resolve("vault.p12"),
                folder.resolve("journal"),
                folder.resolve("journal.witness"));
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2));
        return new Engine(
                places,
                permits,
                new MemoryKeyring(),
                new Engine.Times(Optional.of(timeouts), mayStillArrive, Duration.ofSeconds(2), Duration.ofSeconds(2)),
                "1.2.3",
                Clock.systemUTC());
    }

    private final class MemoryKeyring implements KeyringDoor {
        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(keyring.get(name));
        }

        @Override
        public void write(String name, String secret) {
            keyring.put(name, secret);
        }

        @Override
        public void delete(String name) {
            keyring.remove(name);
        }
    }
}
