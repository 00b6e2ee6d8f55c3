package io.github.tokenrevoker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.journal.ChainState.Damage;
import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.journal.ChainState.FoundDamage;
import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A damaged journal")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JournalDamageTest {
    private static final UUID ACT = new UUID(0, 7);
    private static final int MAX_FILE = 1000;
    private static final String ENDLESS = "x".repeat(9 << 20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Journal journal() {
        return new Journal(folder, Clock.systemUTC(), JournalDisk.REAL, MAX_FILE);
    }

    private void append(int lines) throws IOException {
        try (Journal journal = journal()) {
            for (int i = 0; i < lines; i++) {
                journal.append(Kind.INTENT, ACT, LineFormat.facts().put("profile", "number " + i));
            }
        }
    }

    private ChainState verified() throws IOException {
        try (Journal journal = journal()) {
            return journal.verify(_ -> {});
        }
    }

    private List<Damage> damages() throws IOException {
        return verified() instanceof Damaged damaged
                ? damaged.damages().stream().map(FoundDamage::damage).toList()
                : List.of();
    }

    private Path present() {
        return folder.resolve("journal.jsonl");
    }

    private Path note() {
        return folder.resolve("journal.head");
    }

    private Path full(int number) {
        return folder.resolve("journal-00000" + number + ".jsonl");
    }

    private static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    /** Twenty lines in several files, the last one with at least three of them. */
    @BeforeEach
    void twentyLines() throws IOException {
        append(20);
        while (!Files.exists(present()) || lines(present()).size() < 3) {
            append(1);
        }
        assertThat(full(3)).exists();
        assertThat(verified()).isInstanceOf(Intact.class);
    }

    /** What somebody does to the files. */
    interface Tampering {
        void on(JournalDamageTest test) throws IOException;
    }

    record Case(String name, Damage damage, Tampering tampering) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case edited(String name, Damage damage, int file, Edit edit) {
        return new Case(name, damage, test -> {
            Path path = file == 0 ? test.present() : test.full(file);
            List<String> lines = lines(path);
            edit.on(lines);
            write(path, lines);
        });
    }

    private interface Edit {
        void on(List<String> lines);
    }

    private static String changed(String line) {
        return line.replace("number", "NUMBER");
    }

    static Stream<Case> cases() {
        return Stream.of(
                edited("its last line removed", Damage.CUT_TAIL, 0, List::removeLast),
                edited("its present file emptied", Damage.CUT_TAIL, 0, List::clear),
                new Case("its present file removed", Damage.CUT_TAIL, test -> Files.delete(test.present())),
                new Case("all its files but the note removed", Damage.CUT_TAIL, JournalDamageTest::removeLines),
                new Case("half of its last line removed", Damage.CUT_TAIL, test -> test.cut(40)),
                new Case("half of a line and those behind it removed", Damage.CUT_TAIL, test -> test.cut(400)),
                new Case("its last file replaced by zeros", Damage.CUT_TAIL, JournalDamageTest::zeros),
                edited(
                        "its last line changed",
                        Damage.CHANGED,
                        0,
                        all -> all.set(all.size() - 1, changed(all.getLast()))),
                edited("a line in the middle changed", Damage.CHANGED, 2, all -> all.set(1, changed(all.get(1)))),
                edited("its very first line changed", Damage.CHANGED, 1, all -> all.set(0, changed(all.getFirst()))),
                edited("a line in the middle removed", Damage.MISSING, 2, all -> all.remove(1)),
                edited("two lines swapped", Damage.OUT_OF_ORDER, 2, all -> Collections.swap(all, 0, 1)),
                edited("a line copied behind itself", Damage.OUT_OF_ORDER, 2, all -> all.add(1, all.getFirst())),
                edited("an old line copied to its end", Damage.OUT_OF_ORDER, 0, all -> all.add(all.getFirst())),
                edited("a foreign line within", Damage.FOREIGN, 2, all -> all.add(1, "hello")),
                edited("a foreign line at its end", Damage.FOREIGN, 0, all -> all.add("hello")),
                edited("an endless line within", Damage.FOREIGN, 2, all -> all.add(1, ENDLESS)),
                edited("an endless line at its end", Damage.FOREIGN, 0, all -> all.add(ENDLESS)),
                edited("a line made unreadable", Damage.FOREIGN, 2, all -> all.set(1, "x" + all.get(1))),
                new Case("its first file removed", Damage.MISSING, test -> Files.delete(test.full(1))),
                new Case("a file in the middle removed", Damage.MISSING, test -> Files.delete(test.full(2))),
                new Case("two files swapped", Damage.OUT_OF_ORDER, JournalDamageTest::swapFiles),
                new Case("its note removed", Damage.NOTE_MISSING, test -> Files.delete(test.note())),
                new Case("its note removed and its end cut off", Damage.NOTE_MISSING, test -> {
                    Files.delete(test.note());
                    test.cut(400);
                }),
                new Case("its note emptied", Damage.NOTE_DAMAGED, test -> Files.writeString(test.note(), "")),
                new Case("its note overwritten", Damage.NOTE_DAMAGED, test -> Files.writeString(test.note(), "12 abc")),
                new Case("its note replaced by a folder", Damage.NOTE_DAMAGED, test -> {
                    Files.delete(test.note());
                    Files.createDirectories(test.note().resolve("kept"));
                }),
                new Case("its note replaced by a pipe", Damage.NOTE_DAMAGED, test -> makePipe(test.note())),
                new Case("a note of a longer journal", Damage.CUT_TAIL, test -> test.note(1_000, "a".repeat(64))),
                new Case("a note of another journal", Damage.NOTE_MISMATCH, test -> test.note(2, "a".repeat(64))),
                new Case("all lines from one on replaced", Damage.NOTE_MISMATCH, JournalDamageTest::replace));
    }

    /** Whoever opens it waits for another to write. */
    private static void makePipe(Path file) throws IOException {
        Files.delete(file);
        Process made = new ProcessBuilder("mkfifo", file.toString()).start();
        assertThat(made.onExit().join().exitValue()).isZero();
    }

    private void removeLines() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                Files.delete(file);
            }
        }
    }

    private void cut(long bytes) throws IOException {
        byte[] content = Files.readAllBytes(present());
        Files.write(present(), Arrays.copyOf(content, (int) (content.length - bytes)));
    }

    private void zeros() throws IOException {
        Files.write(present(), new byte[Math.toIntExact(Files.size(present()))]);
    }

    private void swapFiles() throws IOException {
        Path aside = folder.resolve("aside");
        Files.move(full(1), aside);
        Files.move(full(2), full(1));
        Files.move(aside, full(2));
    }

    private void note(long lines, String hash) throws IOException {
        Files.writeString(note(), lines + " " + hash + "\n");
    }

    /** Somebody writes the last two lines anew, and a third, each with the right hash of the one before. */
    private void replace() throws IOException {
        List<String> lines = lines(present());
        MessageDigest digest = LineFormat.digest();
        byte[] kept = lines.get(lines.size() - 3).getBytes(StandardCharsets.UTF_8);
        String head = LineFormat.hash(digest, kept, 0, kept.length);
        long sequence = LineFormat.link(kept, 0, kept.length).orElseThrow().sequence();
        lines.removeLast();
        lines.removeLast();
        for (int i = 1; i <= 3; i++) {
            byte[] forged = LineFormat.write(
                    sequence + i,
                    head,
                    Instant.EPOCH,
                    Kind.INTENT,
                    ACT,
                    LineFormat.facts().put("profile", "forged"));
            lines.add(new String(forged, StandardCharsets.UTF_8));
            head = LineFormat.hash(digest, forged, 0, forged.length);
        }
        write(present(), lines);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("says so with")
    void reported(Case tampered) throws IOException {
        tampered.tampering().on(this);
        assertThat(damages()).contains(tampered.damage());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("still says so after later revocations, rotations and restarts with")
    void staysReported(Case tampered) throws IOException {
        tampered.tampering().on(this);
        append(1);
        verified();
        append(15);
        List<Damage> afterwards = damages();
        assertThat(afterwards).contains(tampered.damage());
        // It is recorded once, not by every verification.
        ChainState again = verified();
        assertThat(again).isEqualTo(verified());
    }

    @Test
    @DisplayName("is recorded before the next line is written, with the chain's ends as noted and as found")
    void recordedFirst() throws IOException {
        long lines = verified().lines();
        String head = verified().head();
        write(present(), lines(present()).subList(0, 1));
        try (Journal journal = journal()) {
            JournalLine next = journal.append(Kind.INTENT, ACT, LineFormat.facts());
            List<JournalLine> last = journal.read(2);
            assertThat(last).extracting(JournalLine::kind).containsExactly(Kind.DAMAGE, Kind.INTENT);
            assertThat(last.getLast()).isEqualTo(next);
            var facts = last.getFirst().read();
            assertThat(facts.path("damage").asString()).isEqualTo("cut_tail");
            assertThat(facts.path("line").asLong()).isEqualTo(last.getFirst().sequence());
            assertThat(facts.path("expectedLines").asLong()).isEqualTo(lines);
            assertThat(facts.path("expectedHead").asString()).isEqualTo(head);
            assertThat(facts.path("foundHead").asString())
                    .isEqualTo(facts.path("previous").asString());
        }
    }

    @Test
    @DisplayName("can be acknowledged, and stays recorded")
    void acknowledged() throws IOException {
        Files.delete(note());
        try (Journal journal = journal()) {
            assertThat(journal.verify(_ -> {}))
                    .isInstanceOfSatisfying(
                            Damaged.class,
                            damaged -> assertThat(damaged.unacknowledged()).hasSize(1));
            journal.acknowledge("ops");
        }
        assertThat(verified()).isInstanceOfSatisfying(Damaged.class, damaged -> {
            assertThat(damaged.damages()).hasSize(1);
            assertThat(damaged.unacknowledged()).isEmpty();
        });
    }

    @Test
    @DisplayName("that was acknowledged is reported anew when it is damaged again")
    void damagedAgain() throws IOException {
        Files.delete(note());
        try (Journal journal = journal()) {
            journal.acknowledge("ops");
        }
        Files.writeString(present(), "hello\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Damaged.class,
                        damaged -> assertThat(damaged.unacknowledged())
                                .extracting(FoundDamage::damage)
                                .containsExactly(Damage.FOREIGN));
    }

    @Test
    @DisplayName("is noticed at once when its end is cut off together with the note while it is in use")
    void cutWhileOpen() throws IOException {
        try (Journal journal = journal()) {
            journal.append(Kind.INTENT, ACT, LineFormat.facts());
            write(present(), List.of());
            Files.delete(note());
            journal.append(Kind.OUTCOME, ACT, LineFormat.facts());
        }
        assertThat(damages()).contains(Damage.CUT_TAIL);
    }

    @Test
    @DisplayName("is noticed at once when its folder is removed while it is in use")
    void removedWhileOpen() throws IOException {
        try (Journal journal = journal()) {
            journal.append(Kind.INTENT, ACT, LineFormat.facts());
            removeLines();
            Files.delete(note());
            Files.delete(folder.resolve("journal.lock"));
            Files.move(folder, folder.resolveSibling(folder.getFileName() + "-gone"));
            journal.append(Kind.OUTCOME, ACT, LineFormat.facts());
            assertThat(journal.verify(_ -> {})).isInstanceOf(Damaged.class);
        }
        Files.delete(folder.resolveSibling(folder.getFileName() + "-gone"));
    }

    @Test
    @DisplayName("takes lines again behind an endless half line, which is set aside")
    void endlessHalfLine() throws IOException {
        Files.writeString(present(), ENDLESS, StandardOpenOption.APPEND);
        append(1);
        assertThat(verified()).isInstanceOf(Intact.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(path -> path.toString().contains("torn")))
                    .singleElement()
                    .satisfies(torn -> assertThat(torn).hasContent(ENDLESS));
        }
    }

    @Test
    @DisplayName("does not wait for a pipe in the place of its present file, and says what is there")
    void pipe() throws IOException {
        makePipe(present());
        assertThatThrownBy(() -> append(1)).hasMessageContaining(present() + " is not a regular file");
        assertThatThrownBy(this::verified).hasMessageContaining(present() + " is not a regular file");
    }

    @Test
    @DisplayName("says which of its files is a folder")
    void folderAsFile() throws IOException {
        Files.delete(full(1));
        Files.createDirectory(full(1));
        assertThatThrownBy(this::verified).hasMessageContaining(full(1) + " is not a regular file");
    }

    @Test
    @DisplayName("says that its note was damaged while it was in use, and has a good one after the next line")
    void noteDamagedWhileOpen() throws IOException {
        try (Journal journal = journal()) {
            journal.append(Kind.INTENT, ACT, LineFormat.facts());
            Files.writeString(note(), "hello");
            journal.append(Kind.OUTCOME, ACT, LineFormat.facts());
            assertThat(note()).content().doesNotContain("hello");
        }
        assertThat(damages()).containsExactly(Damage.NOTE_DAMAGED);
    }

    @Test
    @DisplayName("keeps what stood in the place of its note")
    void notesPlace() throws IOException {
        Files.delete(note());
        Files.createDirectories(note().resolve("kept"));
        append(1);
        assertThat(note()).isRegularFile();
        assertThat(folder.resolve("journal.head.unusable/kept")).isDirectory();
    }

    @Test
    @DisplayName("has a missing note back after the next line, and says that it was missing")
    void noteMissingWhileOpen() throws IOException {
        try (Journal journal = journal()) {
            journal.append(Kind.INTENT, ACT, LineFormat.facts());
            Files.delete(note());
            journal.append(Kind.OUTCOME, ACT, LineFormat.facts());
            assertThat(note()).exists();
        }
        assertThat(damages()).containsExactly(Damage.NOTE_MISSING);
    }

    @Test
    @DisplayName("is told from one whose note is behind, which is what a crash leaves")
    void noteBehind() throws IOException {
        byte[] note = Files.readAllBytes(note());
        append(2);
        Files.write(note(), note);
        try (Journal journal = journal()) {
            assertThat(journal.verify(_ -> {})).isInstanceOf(Intact.class);
            assertThat(journal.linesNotNoted()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("is told from one with zeros at its end, which is what a power failure leaves of lines not synced yet")
    void zerosBehindLastLine() throws IOException {
        long lines = verified().lines();
        String last = lines(present()).getLast();
        byte[] remains = ("\0".repeat(300) + "}\n" + last + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(present(), remains, StandardOpenOption.APPEND);
        try (Journal journal = journal()) {
            assertThat(journal.verify(_ -> {}))
                    .isInstanceOfSatisfying(
                            Intact.class, intact -> assertThat(intact.lines()).isEqualTo(lines));
            assertThat(journal.tornLine().orElseThrow()).hasBinaryContent(remains);
        }
    }

    /** With a witness outside of the folder; the journal of the other tests lies in the same folder. */
    private Journal witnessed(Path place) {
        return new Journal(place.resolve("journal"), place.resolve("witness"), Clock.systemUTC());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Test
    @DisplayName("whose whole folder was removed is told by the witness outside of it")
    void folderRemoved(@TempDir Path place) throws IOException {
        try (Journal journal = witnessed(place)) {
            journal.append(Kind.INTENT, ACT, LineFormat.facts());
        }
        delete(place.resolve("journal"));
        try (Journal journal = witnessed(place)) {
            journal.append(Kind.INTENT, ACT, LineFormat.facts());
            assertThat(journal.verify(_ -> {}))
                    .isInstanceOfSatisfying(
                            Damaged.class,
                            damaged -> assertThat(damaged.damages())
                                    .extracting(FoundDamage::damage)
                                    .containsExactly(Damage.CUT_TAIL));
        }
    }

    @Test
    @DisplayName("that was replaced by an older copy of its folder is told by the witness outside of it")
    void folderReplaced(@TempDir Path place) throws IOException {
        Path copy = Files.createDirectory(place.resolve("copy"));
        try (Journal journal = witnessed(place)) {
            journal.append(Kind.INTENT, ACT, LineFormat.facts());
            for (String name : List.of("journal.jsonl", "journal.head")) {
                Files.copy(place.resolve("journal").resolve(name), copy.resolve(name));
            }
            journal.append(Kind.OUTCOME, ACT, LineFormat.facts());
        }
        delete(place.resolve("journal"));
        Files.move(copy, place.resolve("journal"));
        for (int i = 0; i < 2; i++) {
            try (Journal journal = witnessed(place)) {
                assertThat(journal.verify(_ -> {}))
                        .isInstanceOfSatisfying(
                                Damaged.class,
                                damaged -> assertThat(damaged.damages())
                                        .extracting(FoundDamage::damage)
                                        .containsExactly(Damage.CUT_TAIL));
            }
        }
    }

    @Test
    @DisplayName("is told from one of an earlier version, which has no witness yet")
    void noWitnessYet(@TempDir Path place) throws IOException {
        try (Journal journal = new Journal(place.resolve("journal"), Clock.systemUTC())) {
            journal.append(Kind.INTENT, ACT, LineFormat.facts());
        }
        try (Journal journal = witnessed(place)) {
            journal.append(Kind.OUTCOME, ACT, LineFormat.facts());
            assertThat(journal.verify(_ -> {})).isInstanceOf(Intact.class);
        }
        assertThat(place.resolve("witness")).isNotEmptyFile();
    }

    @Test
    @DisplayName(
            "can't be told from one that was restored whole from an older copy where there is no witness; only its head tells that")
    void olderCopy() throws IOException {
        String older = verified().head();
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : List.of("journal.jsonl", "journal.head")) {
            Files.copy(folder.resolve(name), copy.resolve(name));
        }
        append(1);
        String head = verified().head();
        for (String name : List.of("journal.jsonl", "journal.head")) {
            Files.move(copy.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(verified()).isInstanceOf(Intact.class);
        assertThat(verified().head()).isEqualTo(older).isNotEqualTo(head);
    }

    @Test
    @DisplayName("can still be read and verified where nothing can be written, and says what it found")
    void readOnly() throws IOException {
        long lines = verified().lines();
        Files.delete(folder.resolve("journal.lock"));
        Files.createDirectory(folder.resolve("journal.lock"));
        assertThat(verified()).isInstanceOf(Intact.class);
        write(present(), lines(present()).subList(0, 2));
        try (Journal journal = journal()) {
            assertThat(journal.read(1_000)).hasSizeLessThan((int) lines).isNotEmpty();
            assertThat(journal.verify(_ -> {})).isInstanceOfSatisfying(Damaged.class, damaged -> {
                assertThat(damaged.damages()).extracting(FoundDamage::damage).containsExactly(Damage.CUT_TAIL);
                assertThat(damaged.damages().getFirst().recordedAs()).isEmpty();
            });
        }
        assertThat(lines(present())).hasSize(2);
    }

    @Test
    @DisplayName(
            "of an earlier version opens and verifies: its note is shorter, and its chain may include a foreign line")
    void earlierVersion() throws IOException {
        long lines = verified().lines();
        String head = verified().head();
        note(lines, head);
        assertThat(verified()).isEqualTo(new Intact(lines, head));
        append(1);
        assertThat(verified()).isInstanceOf(Intact.class);
    }
}
