package io.github.tokenrevoker.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals to the process that started Token Revoker that the window is usable, by making a file: the system property
 * {@code token-revoker.usable} names it. For measuring the start, and for recording what it needs.
 */
public record StartSignal(Path file) {
    private static final String PROPERTY = "token-revoker.usable";

    public static Optional<StartSignal> ofProcess() {
        @Nullable String file = System.getProperty(PROPERTY);
        try {
            return file == null ? Optional.empty() : Optional.of(new StartSignal(Path.of(file)));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** Gives the signal, off the FX thread. */
    public void give() {
        Thread.ofVirtual().start(() -> {
            try {
                Files.createFile(file);
            } catch (IOException failure) {
                System.getLogger(StartSignal.class.getName())
                        .log(System.Logger.Level.WARNING, "The start could not be signalled", failure);
            }
        });
    }
}
