package io.github.tokenrevoker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A journal after any sequence of appends, rotations, crashes and restarts")
class JournalModelTest {
    private static final UUID ACT = new UUID(0, 7);
    private static final int STEPS = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The journal as it should be. */
    private final class Model implements AutoCloseable {
        private final Random random;
        private final List<String> confirmed = new ArrayList<>();
        private Journal journal;
        private boolean tampered;
        private String story = "";

        Model(long seed) {
            random = new Random(seed);
            journal = opened();
        }

        private Journal opened() {
            return new Journal(folder, Clock.systemUTC(), JournalDisk.REAL, 1500);
        }

        void step(boolean mayTamper) throws IOException {
            int choice = random.nextInt(mayTamper ? 12 : 10);
            switch (choice) {
                case 0, 1, 2, 3 -> append();
                case 4, 5 -> reopen();
                case 6 -> crash();
                case 7 -> powerFailure();
                case 8 -> loseNotes();
                case 9 -> check();
                default -> tamper();
            }
        }

        private void append() throws IOException {
            story += " append";
            JournalLine line = journal.append(
                    Kind.INTENT, ACT, LineFormat.facts().put("profile", "x".repeat(random.nextInt(300))));
            confirmed.add(line.text());
        }

        private void reopen() throws IOException {
            story += " reopen";
            journal.close();
            journal = opened();
        }

        /** Some of a line that was never confirmed is in the file. */
        private void crash() throws IOException {
            story += " crash";
            journal.close();
            if (Files.exists(present())) {
                byte[] line = unconfirmed();
                append(line, random.nextInt(line.length));
            }
            journal = opened();
        }

        /** The file has grown by unconfirmed lines, but some of its blocks were never written. */
        private void powerFailure() throws IOException {
            story += " powerFailure";
            journal.close();
            if (Files.exists(present())) {
                byte[] line = unconfirmed();
                int hole = random.nextInt(line.length - 1);
                for (int i = hole; i < hole + 1 + random.nextInt(line.length - hole - 1); i++) {
                    line[i] = 0;
                }
                append(line, line.length);
                append(unconfirmed(), random.nextInt(100));
            }
            journal = opened();
        }

        private byte[] unconfirmed() throws IOException {
            byte[] line = LineFormat.write(
                    confirmed.size() + 1L,
                    journal.head(),
                    Clock.systemUTC().instant(),
                    Kind.OUTCOME,
                    ACT,
                    LineFormat.facts().put("profile", "y".repeat(200)));
            journal.close();
            byte[] ended = Arrays.copyOf(line, line.length + 1);
            ended[line.length] = '\n';
            return ended;
        }

        private void append(byte[] bytes, int count) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(present().toFile(), "rw")) {
                file.seek(file.length());
                file.write(bytes, 0, count);
            }
        }

        /** The last writes of the note did not come to the disk. */
        private void loseNotes() throws IOException {
            story += " loseNotes";
            byte[] note = Files.exists(note()) ? Files.readAllBytes(note()) : new byte[0];
            append();
            journal.close();
            if (note.length > 0) {
                Files.write(note(), note);
            }
            journal = opened();
        }

        private void tamper() throws IOException {
            journal.close();
            List<Path> files = lines();
            NoteFile.Note noted = new NoteFile(note()).read();
            if (!files.isEmpty()
                    && noted instanceof NoteFile.Note.Noted note
                    && note.end().lines() > 0) {
                Path file = files.get(random.nextInt(files.size()));
                List<String> lines = new ArrayList<>(Files.readAllLines(file));
                if (!lines.isEmpty() && sequence(lines.getFirst()) <= note.end().lines()) {
                    tamper(file, lines, note.end().lines());
                }
            }
            journal = opened();
        }

        private void tamper(Path file, List<String> lines, long noted) throws IOException {
            int most = (int) Math.min(lines.size(), noted - sequence(lines.getFirst()) + 1);
            int at = random.nextInt(most);
            String how = List.of("remove", "change", "copy", "insert", "cut", "delete")
                    .get(random.nextInt(6));
            story += " " + how + (at + 1) + "@" + file.getFileName();
            tampered = true;
            switch (how) {
                case "remove" -> lines.remove(at);
                case "change" -> lines.set(at, lines.get(at).replace("\"at\":\"2", "\"at\":\"3"));
                case "copy" -> lines.add(lines.get(at));
                case "insert" -> lines.add(at, "something else");
                case "cut" -> lines.subList(at, lines.size()).clear();
                default -> lines.clear();
            }
            if (how.equals("delete")) {
                Files.delete(file);
            } else {
                Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
            }
        }

        private static long sequence(String line) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            return LineFormat.link(bytes, 0, bytes.length)
                    .map(LineFormat.Link::sequence)
                    .orElse(Long.MAX_VALUE);
        }

        private void check() throws IOException {
            story += " verify";
            ChainState state = journal.verify(_ -> {});
            if (tampered) {
                assertThat(state).as(story).isInstanceOf(Damaged.class);
            } else {
                assertThat(state).as(story).isInstanceOf(Intact.class);
                assertThat(journal.read(100_000))
                        .as(story)
                        .extracting(JournalLine::text)
                        .isEqualTo(confirmed);
            }
        }

        @Override
        public void close() throws IOException {
            journal.close();
        }
    }

    private Path present() {
        return folder.resolve("journal.jsonl");
    }

    private Path note() {
        return folder.resolve("journal.head");
    }

    private List<Path> lines() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("is intact and has every line that was confirmed, with")
    void crashesAreNoDamage(long seed) throws IOException {
        try (Model model = new Model(seed)) {
            for (int i = 0; i < STEPS; i++) {
                model.step(false);
                model.check();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("and tampering with what was noted reports damage, and never ceases to, with")
    void tamperingStaysReported(long seed) throws IOException {
        try (Model model = new Model(seed)) {
            for (int i = 0; i < STEPS; i++) {
                model.step(true);
            }
            model.check();
            model.reopen();
            model.check();
        }
    }
}
