package io.github.tokenrevoker.launch;

import io.github.tokenrevoker.durable.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Log files of limited size, of which the newest ends in {@code .0.log}. Unlike the JDK's handler, it makes each for its
 * owner only from its first moment, needs no locks, and writes times in ISO form whatever the locale is. Thread-safe.
 */
final class RotatingLog extends Handler {
    private static final int MAX_BYTES = 1 << 20;
    private static final int FILES = 3;

    private final Path folder;
    private final int maxBytes;
    private @Nullable OutputStream out;
    private long written;

    RotatingLog(Path folder) throws IOException {
        this(folder, MAX_BYTES);
    }

    RotatingLog(Path folder, int maxBytes) throws IOException {
        this.folder = OwnerOnly.folder(folder);
        this.maxBytes = maxBytes;
        setLevel(Level.INFO);
        setFormatter(new LogEntryFormat());
        open();
    }

    private void open() throws IOException {
        Path file = file(0);
        written = Files.exists(file) ? Files.size(file) : 0;
        out = OwnerOnly.appendTo(file);
    }

    private Path file(int number) {
        return folder.resolve("token-revoker." + number + ".log");
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        try {
            byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
            if (written > 0 && written + line.length > maxBytes) {
                rotate();
            }
            OutputStream opened = out;
            if (opened != null) {
                opened.write(line);
                opened.flush();
                written += line.length;
            }
        } catch (IOException failure) {
            reportError(null, failure, ErrorManager.WRITE_FAILURE);
        }
    }

    private void rotate() throws IOException {
        closeFile();
        for (int number = FILES - 1; number > 0; number--) {
            if (Files.exists(file(number - 1))) {
                Files.move(file(number - 1), file(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        open();
    }

    private void closeFile() throws IOException {
        OutputStream opened = out;
        out = null;
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public void flush() {
        // Each line is written at once.
    }

    @Override
    public synchronized void close() {
        try {
            closeFile();
        } catch (IOException failure) {
            reportError(null, failure, ErrorManager.CLOSE_FAILURE);
        }
    }
}
