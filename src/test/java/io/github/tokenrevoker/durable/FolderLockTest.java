package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.durable.FolderLock.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A held folder")
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FolderLockTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Semaphore beats = new Semaphore(0);

    /** Beats when the test says so. */
    private final Pulse pulse = new Pulse() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            beats.acquire();
        }
    };

    private FolderLock held() throws IOException {
        return ((Claim.Held) FolderLock.claim(folder, pulse)).lock();
    }

    private Path lease() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("lease"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    @DisplayName("shows other machines at every beat that its process lives")
    void beating() throws IOException {
        try (FolderLock held = held()) {
            String before = Files.readString(lease());
            beats.release();
            await().until(() -> !Files.readString(lease()).equals(before));
            held.check();
        }
        assertThat(lease()).content().contains("state=free");
    }

    private void makePipe(String name) throws IOException {
        Process made = new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start();
        assertThat(made.onExit().join().exitValue()).isZero();
    }

    @Test
    @DisplayName("is not waited for at a pipe in the place of its lock, and what is there is said")
    void pipeAsLock() throws IOException {
        makePipe("token-revoker.lock");
        assertThatThrownBy(this::held).hasMessageContaining("token-revoker.lock is not a regular file");
    }

    @Test
    @DisplayName("is held by its lock alone where a pipe is in the place of its lease")
    void pipeAsLease() throws IOException {
        makePipe("token-revoker.lease-1");
        try (FolderLock held = held()) {
            held.check();
        }
    }

    @Test
    @DisplayName("is not waited for at a pipe in the place of the log, and what is there is said")
    void pipeAsLog() throws IOException {
        makePipe("log");
        assertThatThrownBy(() -> OwnerOnly.appendTo(folder.resolve("log")))
                .hasMessageContaining("log is not a regular file");
    }

    @Test
    @DisplayName("that another machine takes over is told once, and allows no write from then on")
    void takenOver() throws Exception {
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (FolderLock held = held()) {
            held.onLost(told::add);
            WholeFile file = new WholeFile(folder.resolve("profiles.json"), held);
            file.write(new byte[] {1});
            Machine other = new Machine("other", "other.1", "boot", "pid");
            Lease.take(folder, new Holder(other, 7, "m", java.util.UUID.randomUUID()), true, noTime());
            beats.release();
            assertThat(told.poll(20, TimeUnit.SECONDS)).contains("taken over", "process 7 on other");
            assertThatThrownBy(() -> file.write(new byte[] {2})).hasMessageContaining("taken over");
            assertThat(file.read()).contains(new byte[] {1});
            beats.release(3);
        }
        assertThat(told).isEmpty();
        assertThat(lease()).content().contains("state=held");
    }

    private static Pulse noTime() {
        return new Pulse() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public void pause(Duration time) {
                // Passes at once.
            }
        };
    }

    @Test
    @DisplayName("is made of files for the owner alone")
    void ownerOnly() throws IOException {
        try (FolderLock _ = held();
                Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toFile))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(file.toPath())))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    @DisplayName("leaves one lease behind, however often it was held")
    void oneLease() throws IOException {
        for (int run = 0; run < 5; run++) {
            held().close();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("token-revoker.lock", "token-revoker.lease-5");
        }
    }
}
