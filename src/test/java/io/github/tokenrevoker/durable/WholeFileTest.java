package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A whole file")
class WholeFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private WholeFile file;

    @BeforeEach
    void name() {
        file = new WholeFile(folder.resolve("kept/thing.json"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String content() throws IOException {
        return new String(file.read().orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("that was never written is empty")
    void neverWritten() throws IOException {
        assertThat(file.read()).isEmpty();
        assertThat(file.readPrevious()).isEmpty();
    }

    @Test
    @DisplayName("keeps the version before")
    void previous() throws IOException {
        file.write(bytes("one"));
        file.write(bytes("two"));
        assertThat(content()).isEqualTo("two");
        assertThat(file.readPrevious()).contains(bytes("one"));
    }

    @Test
    @DisplayName("leaves nothing else in its folder")
    void noLeftOvers() throws IOException {
        file.write(bytes("one"));
        file.write(bytes("two"));
        noLeftOverFiles();
    }

    @Test
    @DisplayName("and its new folder are for their owner only")
    void ownerOnly() throws IOException {
        file.write(bytes("one"));
        file.write(bytes("two"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kept"))))
                .isEqualTo("rwx------");
        assertThat(mode("thing.json")).isEqualTo("rw-------");
        assertThat(mode("thing.json.previous")).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("leaves the rights of a folder that was there as they are")
    void folderOfOthers() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxr-xr-x"));
        file.write(bytes("one"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwxr-xr-x");
        assertThat(mode("thing.json")).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("is not touched once the permit to write is gone")
    void refused() throws IOException {
        file.write(bytes("one"));
        WholeFile refused = new WholeFile(file.path(), () -> {
            throw new IOException("taken over");
        });
        assertThatThrownBy(() -> refused.write(bytes("two"))).hasMessage("taken over");
        assertThatThrownBy(() -> refused.setAside(Instant.EPOCH)).hasMessage("taken over");
        assertThatThrownBy(refused::deletePrevious).hasMessage("taken over");
        assertThat(content()).isEqualTo("one");
        assertThat(refused.read()).contains(bytes("one"));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kept/" + name)));
    }

    @Test
    @DisplayName("has its old content when the new cannot be written")
    void failedWrite() throws IOException {
        file.write(bytes("one"));
        Path inTheWay = folder.resolve("kept/thing.json.previous");
        Files.createDirectory(inTheWay);
        Files.writeString(inTheWay.resolve("full"), "x");
        assertThatThrownBy(() -> file.write(bytes("two"))).isInstanceOf(IOException.class);
        assertThat(content()).isEqualTo("one");
    }

    @Test
    @DisplayName("is set aside under a dated name")
    void setAside() throws IOException {
        file.write(bytes("damaged"));
        Path aside = file.setAside(Instant.parse("2026-11-24T03:00:00.123Z"));
        assertThat(aside).hasFileName("thing.json.damaged-20261124-030000-123").hasContent("damaged");
        assertThat(file.read()).isEmpty();
    }

    /** A disk that refuses one step, counted from 0, after having done half of it. */
    private static final class FailingDisk implements Disk {
        private final int refused;
        private int steps;

        FailingDisk(int refused) {
            this.refused = refused;
        }

        private void step() throws IOException {
            if (steps++ == refused) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void makeFolder(Path made) throws IOException {
            step();
            Disk.super.makeFolder(made);
        }

        @Override
        public Path makeTemporary(Path in, String name, String suffix) throws IOException {
            step();
            return Disk.super.makeTemporary(in, name, suffix);
        }

        @Override
        public void write(Path target, byte[] content) throws IOException {
            Disk.super.write(target, Arrays.copyOf(content, content.length / 2));
            step();
            Disk.super.write(target, content);
        }

        @Override
        public void sync(Path target) throws IOException {
            step();
            Disk.super.sync(target);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            step();
            Disk.super.move(from, to);
        }

        @Override
        public void syncFolder(Path synced) throws IOException {
            step();
            Disk.super.syncFolder(synced);
        }
    }

    private static final int STEPS_OF_A_WRITE = 10;

    static IntStream steps() {
        return IntStream.range(0, STEPS_OF_A_WRITE - 1);
    }

    @ParameterizedTest(name = "step {0}")
    @MethodSource("steps")
    @DisplayName("is whole whichever step of a write the disk refuses, and can be written again:")
    void refusedStep(int refused) throws IOException {
        file.write(bytes("one"));
        file.write(bytes("two"));
        WholeFile failing = new WholeFile(file.path(), WritePermit.ALWAYS, new FailingDisk(refused));
        assertThatThrownBy(() -> failing.write(bytes("three"))).hasMessageContaining("No space left");
        assertThat(content()).isEqualTo("two");
        assertThat(new String(file.readPrevious().orElseThrow(), StandardCharsets.UTF_8))
                .isIn("one", "two");
        failing.write(bytes("four"));
        assertThat(content()).isEqualTo("four");
        noLeftOverFiles();
    }

    @Test
    @DisplayName("is written although the disk refuses the last step, the sync of the folder: the content is there")
    void refusedFolderSync() throws IOException {
        file.write(bytes("one"));
        new WholeFile(file.path(), WritePermit.ALWAYS, new FailingDisk(STEPS_OF_A_WRITE - 1)).write(bytes("two"));
        assertThat(content()).isEqualTo("two");
        noLeftOverFiles();
    }

    /** A disk on which nothing can be put in the place of another file in one step, as of a file that is a mount point. */
    private static class NoReplacing implements Disk {
        @Override
        public void move(Path from, Path to) throws IOException {
            if (to.endsWith("thing.json")) {
                throw new FileSystemException(to.toString(), null, "Device or resource busy");
            }
            Disk.super.move(from, to);
        }
    }

    @Test
    @DisplayName("is written in place where it cannot be replaced")
    void notReplaceable() throws IOException {
        WholeFile mounted = new WholeFile(file.path(), WritePermit.ALWAYS, new NoReplacing());
        mounted.write(bytes("a long content"));
        mounted.write(bytes("short"));
        assertThat(content()).isEqualTo("short");
        assertThat(mounted.readPrevious()).contains(bytes("a long content"));
        noLeftOverFiles();
    }

    @Test
    @DisplayName("has its old content when it cannot be replaced and the disk is full half-way")
    void notReplaceableAndFull() throws IOException {
        file.write(bytes("one"));
        Disk full = new NoReplacing() {
            @Override
            public void write(Path target, byte[] content) throws IOException {
                if (target.endsWith("thing.json") && Arrays.equals(content, bytes("three"))) {
                    super.write(target, bytes("th"));
                    throw new IOException("No space left on device");
                }
                super.write(target, content);
            }
        };
        WholeFile mounted = new WholeFile(file.path(), WritePermit.ALWAYS, full);
        assertThatThrownBy(() -> mounted.write(bytes("three"))).hasMessageContaining("No space left");
        assertThat(content()).isEqualTo("one");
    }

    @Test
    @DisplayName("takes as many steps to write as the test above refuses")
    void countOfSteps() throws IOException {
        file.write(bytes("one"));
        FailingDisk counting = new FailingDisk(-1);
        new WholeFile(file.path(), WritePermit.ALWAYS, counting).write(bytes("two"));
        assertThat(counting.steps).isEqualTo(STEPS_OF_A_WRITE);
    }

    private void noLeftOverFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("thing.json", "thing.json.previous");
        }
    }

    @Test
    @DisplayName("sweeps away what a killed write has left, and nothing else")
    void sweep() throws IOException {
        file.write(bytes("one"));
        Path kept = folder.resolve("kept");
        Files.writeString(kept.resolve("thing.json.123456.new"), "half");
        Files.writeString(kept.resolve("thing.json.98.old"), "half");
        Files.writeString(kept.resolve("thing.json.damaged-20261124-030000-123"), "kept");
        Files.writeString(kept.resolve("another.json.7.new"), "not ours");
        file.sweep();
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "thing.json", "thing.json.damaged-20261124-030000-123", "another.json.7.new");
        }
    }

    @Test
    @DisplayName("has no attributes while it is missing, and others once it was written")
    void attributes() throws IOException {
        assertThat(file.attributes()).isEmpty();
        file.write(bytes("one"));
        var written = file.attributes();
        assertThat(written).containsEntry("size", 3L);
        file.write(bytes("two"));
        assertThat(file.attributes()).isNotEqualTo(written);
    }

    @Test
    @DisplayName("is written in steps that belong together only with the permit for them")
    void together() throws IOException {
        try (var writing = file.begin()) {
            assertThat(writing).isNotNull();
        }
        WholeFile refused = new WholeFile(file.path(), () -> {
            throw new IOException("taken over");
        });
        assertThatThrownBy(refused::begin).hasMessage("taken over");
    }

    /** A permit that goes after it was given so often. */
    private static final class EndingPermit implements WritePermit {
        private int left;

        EndingPermit(int left) {
            this.left = left;
        }

        @Override
        public void check() throws IOException {
            if (left-- <= 0) {
                throw new IOException("taken over");
            }
        }

        @Override
        public Writing begin() {
            return () -> {};
        }
    }

    @Test
    @DisplayName("makes not even its folder without the permit")
    void noFolder() {
        WholeFile refused = new WholeFile(file.path(), new EndingPermit(0));
        assertThatThrownBy(() -> refused.write(bytes("one"))).hasMessage("taken over");
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    @DisplayName("keeps its content where the permit goes while it is written")
    void permitGoes() throws IOException {
        file.write(bytes("one"));
        WholeFile ending = new WholeFile(file.path(), new EndingPermit(1));
        assertThatThrownBy(() -> ending.write(bytes("two"))).hasMessage("taken over");
        assertThat(content()).isEqualTo("one");
    }

    @Test
    @DisplayName("may be as large as the largest that is read, and is kept aside no larger either")
    void largest() throws IOException {
        byte[] largest = new byte[WholeFile.MAX_SIZE];
        file.write(largest);
        assertThat(file.read()).hasValueSatisfying(read -> assertThat(read).hasSize(WholeFile.MAX_SIZE));
        byte[] tooMuch = new byte[WholeFile.MAX_SIZE + 1];
        assertThatThrownBy(() -> file.keepAside("mine", Instant.EPOCH, tooMuch))
                .hasMessageContaining("larger than 32 MiB");
    }

    @Test
    @DisplayName("that is not there is not copied aside, and says which it is")
    void nothingToCopy() {
        assertThatThrownBy(() -> file.copyAside("original", Instant.EPOCH))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("thing.json");
    }

    @Test
    @DisplayName("that is carried away has no version before beside it")
    void carriedAway() throws IOException {
        Path target = Files.writeString(folder.resolve("report.json"), "one");
        WholeFile.writeOnce(target, bytes("two"));
        assertThat(target).hasContent("two");
        assertThat(folder.resolve("report.json.previous")).doesNotExist();
    }
}
