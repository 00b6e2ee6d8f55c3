package io.github.tokenrevoker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The log")
class RotatingLogTest {
    private static final int MAX_BYTES = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static LogRecord line(String message) {
        LogRecord entry = new LogRecord(Level.WARNING, message);
        entry.setLoggerName("tool");
        entry.setInstant(Instant.parse("2026-11-25T03:00:00.123Z"));
        return entry;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            return files.sorted().toList();
        }
    }

    @Test
    @DisplayName("has one line for each entry, with the time in ISO form and the failure below")
    void lines() throws IOException {
        RotatingLog log = new RotatingLog(folder.resolve("logs"), MAX_BYTES);
        LogRecord failed = line("It failed");
        failed.setThrown(new IOException("No space left"));
        log.publish(failed);
        log.close();
        assertThat(Files.readString(files().getFirst()))
                .startsWith("2026-11-25T03:00:00.123Z WARNING tool: It failed\n  | java.io.IOException: No space left");
    }

    @Test
    @DisplayName("keeps its three newest files, each for the owner alone")
    void rotation() throws IOException {
        RotatingLog log = new RotatingLog(folder.resolve("logs"), MAX_BYTES);
        for (int number = 0; number < 20; number++) {
            log.publish(line("Entry " + number + " " + "x".repeat(60)));
        }
        log.close();
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("token-revoker.0.log", "token-revoker.1.log", "token-revoker.2.log");
        assertThat(Files.readString(files().getFirst())).contains("Entry 19");
        for (Path file : files()) {
            assertThat(Files.size(file)).isLessThanOrEqualTo(MAX_BYTES);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @DisplayName("goes on where the last run has ended")
    void goesOn() throws IOException {
        for (String message : List.of("First run", "Second run")) {
            RotatingLog log = new RotatingLog(folder.resolve("logs"), MAX_BYTES);
            log.publish(line(message));
            log.close();
        }
        assertThat(Files.readAllLines(files().getFirst())).hasSize(2);
    }
}
