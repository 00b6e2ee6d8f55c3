package io.github.tokenrevoker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.journal.ChainState.Damage;
import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The journal")
class JournalTest {
    private static final UUID ACT = new UUID(0, 7);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Journal journal() {
        return new Journal(folder, Clock.systemUTC());
    }

    private Path present() {
        return folder.resolve("journal.jsonl");
    }

    private static ObjectNode facts(String text) {
        return MAPPER.createObjectNode().put("profile", text);
    }

    private void write(int lines) throws IOException {
        try (Journal journal = journal()) {
            for (int i = 1; i <= lines; i++) {
                journal.append(Kind.INTENT, ACT, facts("number " + i));
            }
        }
    }

    private ChainState verified() throws IOException {
        try (Journal journal = journal()) {
            return journal.verify(_ -> {});
        }
    }

    private void assertDamage(long line, Damage damage) throws IOException {
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Damaged.class,
                        damaged -> assertThat(damaged.damages())
                                .anyMatch(found -> found.line() == line && found.damage() == damage));
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(present()));
    }

    private void tamper(List<String> lines) throws IOException {
        Files.writeString(present(), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    @Test
    @DisplayName("gives back what was written, in its order and across restarts")
    void roundTrip() throws IOException {
        write(2);
        try (Journal journal = journal()) {
            journal.append(Kind.OUTCOME, ACT, facts("Kraków \u202e\n\"x\""));
            List<JournalLine> read = journal.read(100);
            assertThat(read).extracting(JournalLine::sequence).containsExactly(1L, 2L, 3L);
            assertThat(read.getLast().kind()).isEqualTo(Kind.OUTCOME);
            assertThat(read.getLast().act()).isEqualTo(ACT);
            assertThat(read.getLast().read().path("profile").asString()).isEqualTo("Kraków \u202e\n\"x\"");
            assertThat(journal.read(1)).extracting(JournalLine::sequence).containsExactly(3L);
        }
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.lines()).isEqualTo(3));
    }

    @Test
    @DisplayName("that is empty is intact")
    void empty() throws IOException {
        assertThat(verified()).isEqualTo(new Intact(0, "0".repeat(64)));
    }

    @Test
    @DisplayName("has a head that stands for all lines before it")
    void head() throws IOException {
        write(3);
        try (Journal journal = journal()) {
            String head = journal.head();
            assertThat(verified()).isEqualTo(new Intact(3, head));
            journal.append(Kind.INTENT, ACT, facts("more"));
            assertThat(journal.head()).isNotEqualTo(head).hasSize(64);
        }
    }

    @Test
    @DisplayName("names the line that was changed")
    void changed() throws IOException {
        write(5);
        List<String> lines = lines();
        lines.set(2, lines.get(2).replace("number 3", "number 9"));
        tamper(lines);
        assertDamage(3, Damage.CHANGED);
    }

    @Test
    @DisplayName("names its last line as changed, of which no other line speaks")
    void lastChanged() throws IOException {
        write(5);
        List<String> lines = lines();
        lines.set(4, lines.get(4).replace("number 5", "number 9"));
        tamper(lines);
        assertDamage(5, Damage.CHANGED);
    }

    @Test
    @DisplayName("names the line that is missing, in the middle and at the beginning")
    void missing() throws IOException {
        write(5);
        List<String> lines = lines();
        lines.remove(2);
        tamper(lines);
        assertDamage(3, Damage.MISSING);
        lines.removeFirst();
        tamper(lines);
        assertDamage(1, Damage.MISSING);
    }

    @Test
    @DisplayName("names the line from which its end is cut off")
    void cutTail() throws IOException {
        write(5);
        tamper(lines().subList(0, 3));
        assertDamage(4, Damage.CUT_TAIL);
        tamper(List.of());
        assertDamage(1, Damage.CUT_TAIL);
    }

    @Test
    @DisplayName("names the place where something else stands")
    void foreign() throws IOException {
        write(3);
        List<String> lines = lines();
        lines.add(1, "hello");
        tamper(lines);
        assertDamage(2, Damage.FOREIGN);
    }

    @Test
    @DisplayName("that was changed and chained anew to its end is told by its head only")
    void rewritten() throws IOException {
        write(3);
        String head;
        try (Journal journal = journal()) {
            head = journal.head();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        write(3);
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.head()).isNotEqualTo(head));
    }

    @Test
    @DisplayName("sets a torn last line aside, tells where, and goes on")
    void torn() throws IOException {
        write(2);
        Files.writeString(present(), "{\"seq\":3,\"previous\":\"ab", StandardOpenOption.APPEND);
        try (Journal journal = journal()) {
            Path aside = journal.tornLine().orElseThrow();
            assertThat(aside).hasContent("{\"seq\":3,\"previous\":\"ab");
            journal.append(Kind.INTENT, ACT, facts("number 3"));
        }
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.lines()).isEqualTo(3));
    }

    @Test
    @DisplayName("goes on in a new file when one is full, with the chain unbroken")
    void rotates() throws IOException {
        try (Journal journal = new Journal(folder, Clock.systemUTC(), JournalDisk.REAL, 1000)) {
            for (int i = 0; i < 40; i++) {
                journal.append(Kind.INTENT, ACT, facts("number " + i));
            }
        }
        assertThat(folder.resolve("journal-000001.jsonl")).exists();
        assertThat(folder.resolve("journal-000003.jsonl")).exists();
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.lines()).isEqualTo(40));
        Files.delete(folder.resolve("journal-000002.jsonl"));
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Damaged.class,
                        damaged -> assertThat(damaged.damages()).anyMatch(found -> found.damage() == Damage.MISSING));
    }

    @Test
    @DisplayName("takes lines of a clock that was set back")
    void clockSetBack() throws IOException {
        AtomicLong now = new AtomicLong(1_800_000_000);
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(now.getAndAdd(-3600));
            }
        };
        try (Journal journal = new Journal(folder, clock)) {
            journal.append(Kind.INTENT, ACT, facts("later"));
            journal.append(Kind.OUTCOME, ACT, facts("earlier"));
            assertThat(journal.read(9)).extracting(JournalLine::sequence).containsExactly(1L, 2L);
            assertThat(journal.verify(_ -> {})).isInstanceOf(Intact.class);
        }
    }

    @Test
    @DisplayName("takes lines of many threads, each whole and in one chain")
    void manyThreads() throws Exception {
        try (Journal journal = new Journal(folder, Clock.systemUTC(), JournalDisk.REAL, 20_000);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JournalLine>> written = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String text = "number " + i;
                written.add(threads.submit(() -> journal.append(Kind.INTENT, UUID.randomUUID(), facts(text))));
            }
            for (Future<JournalLine> each : written) {
                each.get();
            }
        }
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.lines()).isEqualTo(400));
    }

    @Test
    @DisplayName("is for its owner only")
    void ownerOnly() throws IOException {
        write(1);
        for (String name : List.of("journal.jsonl", "journal.head", "journal.lock")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @DisplayName("that cannot be written says so, and works again once it can")
    void unwritable() throws IOException {
        Files.createDirectories(present().resolve("in-the-way"));
        try (Journal journal = journal()) {
            assertThatThrownBy(() -> journal.append(Kind.INTENT, ACT, facts("x")))
                    .isInstanceOf(IOException.class);
            Files.delete(present().resolve("in-the-way"));
            Files.delete(present());
            journal.append(Kind.INTENT, ACT, facts("x"));
            assertThat(journal.verify(_ -> {})).isInstanceOf(Intact.class);
        }
    }

    /** Appends until the disk refuses, then says how many lines it has. */
    static final class Filler {
        private Filler() {}

        public static void main(String[] args) throws IOException {
            try (Journal journal = new Journal(Path.of(args[0]), Clock.systemUTC())) {
                long written = 0;
                try {
                    while (written < 100_000) {
                        written = journal.append(Kind.INTENT, ACT, facts("x".repeat(300)))
                                .sequence();
                    }
                } catch (IOException full) {
                    System.out.println(written);
                }
            }
        }
    }

    @Test
    @DisplayName("on a disk that fills keeps every line that it said it had, and no half of another")
    void fullDisk() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // The system refuses to let any file grow beyond 32 KiB or so, as a full disk would.
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 64; exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\"",
                        java.toString(),
                        classPath,
                        Filler.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        long lines = Long.parseLong(said);
        assertThat(lines).isPositive();
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.lines()).isEqualTo(lines));
    }
}
