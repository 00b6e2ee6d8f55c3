package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is read whole")
class BoundedFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Takes no room on the disk. */
    private Path file(long size) throws IOException {
        Path file = folder.resolve("file");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return file;
    }

    @Test
    @DisplayName("is given up to its largest size, and refused above it")
    void bound() throws IOException {
        assertThat(BoundedFile.read(file(1 << 20), 1 << 20)).hasSize(1 << 20);
        Path larger = file((1 << 20) + 1);
        assertThatThrownBy(() -> BoundedFile.read(larger, 1 << 20))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 1 MiB");
    }

    @Test
    @DisplayName("is refused at once when it would fill the memory many times")
    void huge() throws IOException {
        Path huge = file(1L << 40);
        assertThatThrownBy(() -> BoundedFile.read(huge, WholeFile.MAX_SIZE)).hasMessageContaining("larger than 32 MiB");
        assertThatThrownBy(() -> new WholeFile(huge).read()).hasMessageContaining("larger than 32 MiB");
    }

    @Test
    @DisplayName("is no device, which has no size and no end")
    void device() {
        assertThatThrownBy(() -> BoundedFile.read(Path.of("/dev/zero"), 1 << 20))
                .hasMessageContaining("not a regular file");
    }

    @Test
    @DisplayName("is no pipe, which may never say anything")
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> BoundedFile.read(pipe, 1 << 20)).hasMessageContaining("not a regular file");
    }

    @Test
    @DisplayName("is told as missing when it is")
    void missing() {
        assertThatThrownBy(() -> BoundedFile.read(folder.resolve("none"), 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @DisplayName("is never written larger than it can be read again")
    void writing() throws IOException {
        WholeFile file = new WholeFile(folder.resolve("file"));
        file.write(new byte[] {1});
        byte[] tooMuch = new byte[WholeFile.MAX_SIZE + 1];
        assertThatThrownBy(() -> file.write(tooMuch)).hasMessageContaining("larger than 32 MiB");
        assertThatThrownBy(() -> WholeFile.writeOnce(folder.resolve("other"), tooMuch))
                .hasMessageContaining("larger than 32 MiB");
        assertThat(file.read()).contains(new byte[] {1});
        assertThat(Files.exists(folder.resolve("other"))).isFalse();
    }
}
