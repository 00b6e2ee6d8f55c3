package io.github.tokenrevoker.cli.command;

import io.github.tokenrevoker.cli.terminal.Terminal;
import java.util.Optional;

/** What one run of a command works with. Belongs to one thread. */
public final class Session implements AutoCloseable {
    private final Terminal terminal;
    private final Interruption interruption;
    private final EngineSource source;
    private Optional<Engine> engine = Optional.empty();

    /** Makes the engine when a command first needs it; not every command does. */
    @FunctionalInterface
    public interface EngineSource {
        Engine open() throws CommandException;
    }

    public Session(Terminal terminal, Interruption interruption, EngineSource source) {
        this.terminal = terminal;
        this.interruption = interruption;
        this.source = source;
    }

    public Terminal terminal() {
        return terminal;
    }

    public Interruption interruption() {
        return interruption;
    }

    public Engine engine() throws CommandException {
        if (engine.isEmpty()) {
            engine = Optional.of(source.open());
        }
        return engine.get();
    }

    @Override
    public void close() {
        engine.ifPresent(Engine::close);
    }
}
