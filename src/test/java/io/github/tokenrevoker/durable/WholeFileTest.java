package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("thing.json", "thing.json.previous");
        }
    }

    @Test
    @DisplayName("and its folder are for their owner only, also when the folder was there and wider")
    void ownerOnly() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxrwxrwx"));
        file.write(bytes("one"));
        file.write(bytes("two"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
        assertThat(mode("thing.json")).isEqualTo("rw-------");
        assertThat(mode("thing.json.previous")).isEqualTo("rw-------");
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
}
