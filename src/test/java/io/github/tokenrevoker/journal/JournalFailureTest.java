package io.github.tokenrevoker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The journal on a failing disk")
class JournalFailureTest {
    private static final UUID ACT = new UUID(0, 7);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final FailingDisk disk = new FailingDisk();

    /** A disk whose steps fail when they are told to. */
    private static final class FailingDisk implements JournalDisk {
        private volatile boolean failingWrites;
        private volatile boolean failingSyncs;
        private volatile boolean failingCuts;
        private volatile CountDownLatch beforeSync = new CountDownLatch(0);

        private static void failIf(boolean failing, String step) throws IOException {
            if (failing) {
                throw new IOException("the disk refuses to " + step);
            }
        }

        @Override
        public OpenFile open(Path file) throws IOException {
            OpenFile real = JournalDisk.REAL.open(file);
            return new OpenFile() {
                @Override
                public void write(byte[] bytes) throws IOException {
                    if (failingWrites) {
                        real.write(Arrays.copyOf(bytes, bytes.length / 2));
                    }
                    failIf(failingWrites, "write");
                    real.write(bytes);
                }

                @Override
                public void sync() throws IOException {
                    try {
                        beforeSync.await();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    failIf(failingSyncs, "sync");
                    real.sync();
                }

                @Override
                public void cut(long length) throws IOException {
                    failIf(failingCuts, "cut");
                    real.cut(length);
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }
    }

    private Journal journal() {
        return new Journal(folder, Clock.systemUTC(), disk, 1 << 20);
    }

    private static void append(Journal journal) throws IOException {
        journal.append(Kind.INTENT, ACT, LineFormat.facts());
    }

    private void assertRefused(Journal journal, String why) {
        assertThatThrownBy(() -> append(journal))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    private void assertIntact(long lines) throws IOException {
        for (JournalDisk any : List.of(disk, JournalDisk.REAL)) {
            try (Journal journal = new Journal(folder, Clock.systemUTC(), any, 1 << 20)) {
                assertThat(journal.verify(_ -> {}))
                        .isInstanceOfSatisfying(
                                Intact.class,
                                intact -> assertThat(intact.lines()).isEqualTo(lines));
            }
        }
    }

    @Test
    @DisplayName("takes a line back whose sync failed, and continues behind the line before it")
    void failedSync() throws IOException {
        try (Journal journal = journal()) {
            append(journal);
            String head = journal.head();
            disk.failingSyncs = true;
            assertRefused(journal, "sync");
            assertThat(Files.readAllLines(folder.resolve("journal.jsonl"))).hasSize(1);
            disk.failingSyncs = false;
            assertThat(journal.head()).isEqualTo(head);
            append(journal);
        }
        assertIntact(2);
    }

    @Test
    @DisplayName("refuses further lines while one whose sync failed can't be taken back")
    void failedSyncAndCut() throws IOException {
        try (Journal journal = journal()) {
            append(journal);
            disk.failingSyncs = true;
            disk.failingCuts = true;
            assertRefused(journal, "sync");
            disk.failingSyncs = false;
            assertRefused(journal, "cut");
            assertRefused(journal, "cut");
            disk.failingCuts = false;
            append(journal);
            assertThat(journal.verify(_ -> {})).isInstanceOf(Intact.class);
        }
        assertIntact(2);
    }

    @Test
    @DisplayName("fails every line that waits for a sync that failed, though a second sync would succeed")
    void failedSyncOfMany() throws Exception {
        try (Journal journal = journal();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            append(journal);
            disk.beforeSync = new CountDownLatch(1);
            disk.failingSyncs = true;
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                waiting.add(threads.submit(() -> {
                    append(journal);
                    return true;
                }));
            }
            await().until(() ->
                    Files.readAllLines(folder.resolve("journal.jsonl")).size() == 9);
            disk.beforeSync.countDown();
            for (Future<?> each : waiting) {
                assertThatThrownBy(each::get).hasCauseInstanceOf(IOException.class);
            }
            disk.failingSyncs = false;
            append(journal);
        }
        assertIntact(2);
    }

    @Test
    @DisplayName("takes half a line back whose write failed")
    void failedWrite() throws IOException {
        try (Journal journal = journal()) {
            append(journal);
            disk.failingWrites = true;
            assertRefused(journal, "write");
            disk.failingWrites = false;
            append(journal);
            assertThat(journal.tornLine()).isEmpty();
        }
        assertIntact(2);
    }

    @Test
    @DisplayName("sets half a line aside that could not be taken back")
    void failedWriteAndCut() throws IOException {
        try (Journal journal = journal()) {
            append(journal);
            disk.failingWrites = true;
            disk.failingCuts = true;
            assertRefused(journal, "write");
            disk.failingWrites = false;
            append(journal);
            assertThat(journal.tornLine()).isPresent();
        }
        assertIntact(2);
    }

    @Test
    @DisplayName("says of a line that it is recorded, though the full file can't be rotated")
    void failedRotation() throws IOException {
        try (Journal journal = new Journal(folder, Clock.systemUTC(), disk, 200)) {
            append(journal);
            Path taken = Files.createDirectories(folder.resolve("journal-000002.jsonl/taken"));
            append(journal);
            append(journal);
            append(journal);
            Files.delete(taken);
            Files.delete(taken.getParent());
            append(journal);
        }
        assertIntact(5);
    }

    @Test
    @DisplayName("takes lines though the note beside them can't be written, and says that the note is damaged")
    void unwritableNote() throws IOException {
        try (Journal journal = journal()) {
            append(journal);
        }
        Files.delete(folder.resolve("journal.head"));
        Files.createDirectories(folder.resolve("journal.head/in-the-way"));
        try (Journal journal = journal()) {
            append(journal);
            append(journal);
            assertThat(journal.read(9))
                    .extracting(JournalLine::kind)
                    .containsExactly(Kind.INTENT, Kind.DAMAGE, Kind.INTENT, Kind.INTENT);
            assertThat(journal.verify(_ -> {})).isInstanceOf(ChainState.Damaged.class);
        }
    }

    @Test
    @DisplayName("takes no harm from the interrupt of a thread that appends")
    void interrupted() throws Exception {
        try (Journal journal = journal();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            append(journal);
            threads.submit(() -> {
                        Thread.currentThread().interrupt();
                        append(journal);
                        append(journal);
                        return true;
                    })
                    .get();
            append(journal);
        }
        assertIntact(4);
    }
}
