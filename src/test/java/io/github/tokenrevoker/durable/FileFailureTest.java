package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Why a file failed")
class FileFailureTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String wordsOf(ThrowingCallable act) {
        try {
            act.call();
        } catch (Throwable failure) {
            return FileFailure.words(failure);
        }
        throw new AssertionError("nothing failed");
    }

    @Test
    @DisplayName("is said of a file that is not there")
    void missing() {
        Path file = folder.resolve("profiles.json");
        assertThat(wordsOf(() -> Files.readAllBytes(file))).isEqualTo(file + ": there is no such file or folder");
    }

    @Test
    @DisplayName("is said of a name that is taken")
    void taken() throws IOException {
        Path file = Files.createFile(folder.resolve("report.csv"));
        assertThat(wordsOf(() -> Files.createFile(file))).isEqualTo(file + ": there is something of that name already");
    }

    @Test
    @DisplayName("is said of a file in the place of a folder")
    void noFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("journal"));
        assertThat(wordsOf(() -> Files.newDirectoryStream(file).close())).isEqualTo(file + ": it is not a folder");
    }

    @Test
    @DisplayName("is said of missing rights, of which the JDK tells the path alone")
    void denied() {
        assertThat(FileFailure.words(new AccessDeniedException("/srv/journal")))
                .isEqualTo("/srv/journal: permission denied");
    }

    @Test
    @DisplayName("is the system's own word where it has one")
    void ownWords() {
        assertThat(FileFailure.words(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }

    @Test
    @DisplayName("is never nothing")
    void neverBlank() {
        assertThat(FileFailure.words(new IOException())).isEqualTo("unexpected error");
        assertThat(FileFailure.words(new IOException(" \n"))).isEqualTo("unexpected error");
    }
}
