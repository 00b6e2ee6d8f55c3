package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A lock of writers")
class WriteLockTest {
    private static final Duration AGES = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("made/here.lock");
    }

    private WriteLock lock(Duration patience) {
        return new WriteLock(file, WritePermit.ALWAYS, patience);
    }

    /** On another thread, which waits for those of this process. */
    private void holdElsewhere() {
        CompletableFuture<Void> held = CompletableFuture.runAsync(() -> {
            try (var _ = lock(AGES).hold()) {
                // Held, and let go.
            } catch (IOException failure) {
                throw new CompletionException(failure);
            }
        });
        assertThat(held).succeedsWithin(AGES);
    }

    /** Another process that holds it until it is killed. */
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws IOException {
            try (var _ = new WriteLock(Path.of(args[0]), WritePermit.ALWAYS, AGES).hold()) {
                System.out.println("held");
                int end = System.in.read();
                System.exit(end < 0 ? 0 : 1);
            }
        }
    }

    private Process otherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Other.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("held");
        return process;
    }

    @Test
    @DisplayName("makes its file and folder for their owner alone, and leaves the file empty")
    void made() throws IOException {
        try (var _ = lock(AGES).hold()) {
            assertThat(file).isEmptyFile();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("is held again when it was let go, and belongs to the thread that holds it")
    void again() throws IOException {
        WriteLock lock = lock(AGES);
        try (var _ = lock.hold()) {
            try (var _ = lock.hold()) {
                assertThat(file).exists();
            }
        }
        holdElsewhere();
    }

    @Test
    @DisplayName("is not held without the permit, and its file is not made")
    void refused() {
        WriteLock refused = new WriteLock(
                file,
                () -> {
                    throw new IOException("taken over");
                },
                AGES);
        assertThatThrownBy(refused::hold).hasMessage("taken over");
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("is not held on what is no regular file, and is free for others then")
    void noRegularFile() throws IOException {
        Files.createDirectories(file);
        assertThatThrownBy(() -> lock(AGES).hold()).hasMessageContaining("not a regular file");
        Files.delete(file);
        holdElsewhere();
    }

    @Test
    @DisplayName("that another process holds for too long is not held, and says so")
    void otherProcessHolds() throws Exception {
        Process other = otherProcess();
        try {
            assertThatThrownBy(() -> lock(Duration.ZERO).hold())
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("locked for more than 0 seconds");
        } finally {
            other.destroyForcibly().waitFor();
        }
        holdElsewhere();
    }

    @Test
    @DisplayName("is waited for while another process holds it, and held when that has ended")
    void otherProcessEnds() throws Exception {
        Process other = otherProcess();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(this::holdElsewhere);
        try {
            assertThat(waiting).isNotDone();
        } finally {
            other.destroyForcibly().waitFor();
        }
        waiting.get(AGES.toMillis(), TimeUnit.MILLISECONDS);
    }
}
