package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("In the place of a whole file,")
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StrangeFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("a pipe is told, and nobody waits for what comes out of it")
    void pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("profiles.json");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> new WholeFile(pipe).read()).hasMessage(pipe + " is not a regular file");
    }

    @Test
    @DisplayName("a device without end is told, and not read")
    void device() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("profiles.json"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> new WholeFile(link).read()).hasMessage(link + " is not a regular file");
    }

    @Test
    @DisplayName("a folder is told")
    void directory() throws IOException {
        Path made = Files.createDirectory(folder.resolve("profiles.json"));
        assertThatThrownBy(() -> new WholeFile(made).read()).hasMessage(made + " is not a regular file");
    }

    @Test
    @DisplayName("a file that is too large for the memory is told, with the limit")
    void tooLarge() throws IOException {
        Path large = folder.resolve("profiles.json");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(WholeFile.MAX_SIZE + 1L);
        }
        assertThatThrownBy(() -> new WholeFile(large).read()).hasMessageStartingWith(large + " is larger than 32 MiB");
    }
}
