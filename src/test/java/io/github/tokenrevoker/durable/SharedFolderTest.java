package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.durable.FolderLock.Claim;
import io.github.tokenrevoker.durable.Lease.Taking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A folder that a window and commands share")
class SharedFolderTest {
    private static final Machine OTHER = new Machine("other", "other.1", "boot", "pid");

    @TempDir
    Path folder;

    private Instant now = Instant.EPOCH;

    /** Each pause takes its time at once; nobody beats. */
    private final Pulse pulse = new Pulse() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            if (time.equals(Lease.BEAT)) {
                new CountDownLatch(1).await();
            }
        }
    };

    private FolderLock window() throws IOException {
        return ((Claim.Held) FolderLock.claim(folder, pulse)).lock();
    }

    private FolderLock command() throws IOException {
        return ((Claim.Held) FolderLock.share(folder, pulse)).lock();
    }

    private void laterThanAnyBeat() {
        now = now.plus(Lease.PATIENCE);
    }

    private static Holder elsewhere() {
        return new Holder(OTHER, 7, "m", UUID.randomUUID());
    }

    @Test
    @DisplayName("is used by commands beside the window and beside each other")
    void together() throws IOException {
        try (FolderLock window = window();
                FolderLock command = command();
                FolderLock another = command()) {
            window.check();
            command.check();
            another.check();
        }
    }

    @Test
    @DisplayName("is opened by a window while a command is at work, whose writes go on")
    void windowBesideCommand() throws IOException {
        try (FolderLock command = command();
                FolderLock window = window()) {
            laterThanAnyBeat();
            command.check();
            window.check();
        }
    }

    @Test
    @DisplayName("is still for one window alone")
    void oneWindow() throws IOException {
        try (FolderLock _ = window()) {
            assertThat(FolderLock.claim(folder, pulse)).isInstanceOf(Claim.Refused.class);
        }
    }

    @Test
    @DisplayName("stays held for other machines when the one that held the lease ends")
    void takesOver() throws IOException {
        FolderLock command;
        try (FolderLock _ = window()) {
            command = command();
        }
        try (command) {
            laterThanAnyBeat();
            command.check();
            assertThat(Lease.takeIfOver(folder, elsewhere(), false, pulse)).isInstanceOf(Taking.Held.class);
        }
        assertThat(Lease.takeIfOver(folder, elsewhere(), false, pulse)).isInstanceOf(Taking.Taken.class);
    }

    @Test
    @DisplayName("is shared with a process that has made its lease and not written it yet")
    void leaseInTheMaking() throws IOException {
        Path lease = folder.resolve("token-revoker.lease-1");
        Files.createFile(lease);
        Pulse writing = new Pulse() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                // Not at the beats of this process's own lease.
                SharedFolderTest.this.pulse.pause(time);
                try {
                    Files.write(lease, Holder.present(false).write(0, false));
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        };
        assertThat(FolderLock.share(folder, writing))
                .isInstanceOfSatisfying(Claim.Held.class, held -> held.lock().close());
    }

    @Test
    @DisplayName("is not for a command while another machine holds it")
    void otherMachine() throws IOException {
        Holder other = elsewhere();
        Lease.take(folder, other, false, pulse);
        Pulse alive = new Pulse() {
            private int beats;

            @Override
            public Instant now() {
                return now;
            }

            @Override
            public void pause(Duration time) {
                try {
                    Files.write(folder.resolve("token-revoker.lease-1"), other.write(++beats, false));
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        };
        assertThat(FolderLock.share(folder, alive)).isInstanceOf(Claim.Refused.class);
    }

    @Test
    @DisplayName("takes no writes any more when another machine has taken it over")
    void lost() throws IOException {
        FolderLock command;
        try (FolderLock _ = window()) {
            command = command();
        }
        try (command) {
            Lease.take(folder, elsewhere(), false, pulse);
            laterThanAnyBeat();
            assertThatThrownBy(command::check)
                    .hasMessageContaining("taken over")
                    .hasMessageContaining("other");
        }
    }

    @Test
    @DisplayName("is written by one at a time")
    void oneWriterAtATime() throws Exception {
        Path file = folder.resolve("token-revoker.writing");
        WriteLock here = new WriteLock(file, WritePermit.ALWAYS, Duration.ofSeconds(20));
        WriteLock there = new WriteLock(file, WritePermit.ALWAYS, Duration.ofSeconds(20));
        List<String> writers = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> second;
        try (var _ = here.hold();
                // The thread that holds it may go on.
                var _ = here.hold()) {
            second = CompletableFuture.runAsync(() -> write(there, writers));
            writers.add("first");
        }
        second.get(20, TimeUnit.SECONDS);
        assertThat(writers).containsExactly("first", "second");
    }

    private static void write(WriteLock lock, List<String> writers) {
        try (var _ = lock.hold()) {
            writers.add("second");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
