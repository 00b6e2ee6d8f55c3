package io.github.tokenrevoker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A journal that several write")
class JournalWritersTest {
    private static final int EACH = 200;
    private static final int MAX_FILE = 20_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Journal journal(Path folder) {
        return new Journal(folder, Clock.systemUTC(), JournalDisk.REAL, MAX_FILE);
    }

    private static boolean appendEach(Journal journal, UUID act) throws IOException {
        for (int i = 0; i < EACH; i++) {
            journal.append(Kind.INTENT, act, LineFormat.facts().put("profile", "number " + i));
        }
        return true;
    }

    private static void assertIntact(Journal journal, long lines) throws IOException {
        assertThat(journal.verify(_ -> {}))
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.lines()).isEqualTo(lines));
    }

    private static void assertHasEach(Journal journal, UUID... acts) throws IOException {
        List<JournalLine> lines = journal.read(100_000);
        for (UUID act : acts) {
            assertThat(lines.stream().filter(line -> line.act().equals(act))).hasSize(EACH);
        }
    }

    @Test
    @DisplayName("has one chain of the lines of two journals in one process, and each sees the other's")
    void oneProcess() throws Exception {
        UUID one = new UUID(0, 1);
        UUID two = new UUID(0, 2);
        try (Journal first = journal(folder);
                Journal second = journal(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> writers = List.of(
                    threads.submit(() -> appendEach(first, one)), threads.submit(() -> appendEach(second, two)));
            for (Future<Boolean> writer : writers) {
                writer.get();
            }
            for (Journal each : List.of(first, second)) {
                assertIntact(each, 2 * EACH);
                assertHasEach(each, one, two);
            }
        }
        try (Journal later = journal(folder)) {
            assertIntact(later, 2 * EACH);
        }
    }

    /** Appends its lines in a process of its own. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            try (Journal journal = journal(Path.of(args[0]))) {
                appendEach(journal, UUID.fromString(args[1]));
            }
        }
    }

    private Process process(UUID act) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        folder.toString(),
                        act.toString())
                .inheritIO()
                .start();
    }

    @Test
    @DisplayName("has one chain of the lines of three processes")
    void processes() throws Exception {
        UUID here = new UUID(0, 1);
        List<UUID> acts = List.of(new UUID(0, 2), new UUID(0, 3));
        List<Process> processes = new ArrayList<>();
        for (UUID act : acts) {
            processes.add(process(act));
        }
        try (Journal journal = journal(folder)) {
            appendEach(journal, here);
            for (Process each : processes) {
                assertThat(each.waitFor()).isZero();
            }
            assertIntact(journal, 3 * EACH);
            assertHasEach(journal, here, acts.getFirst(), acts.getLast());
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    @Test
    @DisplayName("is verified and read without a false alarm while it is appended to and rotated")
    void readMeanwhile() throws Exception {
        try (Journal writer = new Journal(folder, Clock.systemUTC(), JournalDisk.REAL, 2_000);
                Journal reader = new Journal(folder, Clock.systemUTC(), JournalDisk.REAL, 2_000);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean done = new AtomicBoolean();
            Future<Boolean> writing = threads.submit(() -> {
                try {
                    return appendEach(writer, new UUID(0, 1));
                } finally {
                    done.set(true);
                }
            });
            while (!done.get()) {
                for (Journal each : List.of(reader, writer)) {
                    assertThat(each.verify(_ -> {})).isInstanceOf(Intact.class);
                    List<JournalLine> read = each.read(100_000);
                    assertThat(read)
                            .extracting(JournalLine::sequence)
                            .containsExactlyElementsOf(LongStream.rangeClosed(1, read.size())
                                    .boxed()
                                    .toList());
                }
            }
            writing.get();
            assertIntact(reader, EACH);
        }
    }

    @Test
    @DisplayName("keeps a line that another writer has chained to, whatever becomes of the first one's sync")
    void chainedTo() throws Exception {
        AtomicBoolean failing = new AtomicBoolean();
        try (Journal second = journal(folder)) {
            JournalDisk disk = file -> new FailingSync(JournalDisk.REAL.open(file), failing, second);
            try (Journal first = new Journal(folder, Clock.systemUTC(), disk, MAX_FILE)) {
                first.append(Kind.INTENT, new UUID(0, 1), LineFormat.facts());
                failing.set(true);
                assertThatThrownBy(() -> first.append(Kind.INTENT, new UUID(0, 1), LineFormat.facts()))
                        .isInstanceOf(IOException.class);
                failing.set(false);
                first.append(Kind.INTENT, new UUID(0, 1), LineFormat.facts());
                assertIntact(first, 4);
            }
            assertIntact(second, 4);
        }
    }

    /** Its sync fails after the other journal has appended a line. */
    private record FailingSync(JournalDisk.OpenFile real, AtomicBoolean failing, Journal other)
            implements JournalDisk.OpenFile {
        @Override
        public void write(byte[] bytes) throws IOException {
            real.write(bytes);
        }

        @Override
        public void sync() throws IOException {
            if (failing.get()) {
                other.append(Kind.INTENT, new UUID(0, 2), LineFormat.facts());
                throw new IOException("the disk refuses to sync");
            }
            real.sync();
        }

        @Override
        public void cut(long length) throws IOException {
            real.cut(length);
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
