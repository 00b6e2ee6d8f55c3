package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rights of folders")
class OwnerOnlyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path given(String mode) throws IOException {
        Path given = Files.createDirectory(folder.resolve("given"));
        return Files.setPosixFilePermissions(given, PosixFilePermissions.fromString(mode));
    }

    @Test
    @DisplayName("that the tool makes are the owner's alone, those of their parents too")
    void made() throws IOException {
        Path made = OwnerOnly.folder(folder.resolve("one/two/three"));
        assertThat(mode(made)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("one/two"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("one"))).isEqualTo("rwx------");
    }

    @Test
    @DisplayName("that were there are left as they are, also below a folder of a team")
    void wereThere() throws IOException {
        Path given = given("rwxrwxr-x");
        OwnerOnly.folder(given);
        OwnerOnly.folder(given.resolve("mine"));
        assertThat(mode(given)).isEqualTo("rwxrwxr-x");
        assertThat(mode(given.resolve("mine"))).isEqualTo("rwx------");
    }

    @Test
    @DisplayName("are not asked for where a file is in the way")
    void file() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> OwnerOnly.folder(file)).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> OwnerOnly.folder(file.resolve("below"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxrwx---", "rwxr-xrwx", "rwx-w----", "rwxrwxrwx"})
    @DisplayName("are told as unsafe where others can write, with the mode")
    void sharedFolder(String mode) throws IOException {
        assertThat(FolderRights.whyUnsafe(given(mode)))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains(mode)
                        .contains("other users can write")
                        .contains("chmod go-w"));
        assertThat(mode(folder.resolve("given"))).isEqualTo(mode);
        assertThat(folder.resolve("given")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx------", "rwxr-xr-x", "rwxr-x---"})
    @DisplayName("are fine where others can read at most")
    void readable(String mode) throws IOException {
        assertThat(FolderRights.whyUnsafe(given(mode))).isEmpty();
    }

    @Test
    @DisplayName("say nothing against a folder that is not there")
    void missing() {
        assertThat(FolderRights.whyUnsafe(folder.resolve("missing"))).isEmpty();
    }

    @Test
    @DisplayName("are judged at the end of a symbolic link")
    void linked() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), given("rwxrwxr-x"));
        assertThat(FolderRights.whyUnsafe(link)).isPresent();
    }

    @Test
    @DisplayName("can be narrowed on a usual file system, and leave nothing of the trial")
    void narrowed() throws IOException {
        assertThat(FolderRights.cannotBeNarrowed(given("rwx------"))).isFalse();
        assertThat(folder.resolve("given")).isEmptyDirectory();
        assertThat(FolderRights.cannotBeNarrowed(folder.resolve("missing"))).isFalse();
    }

    @Test
    @DisplayName("and of files of the tool's own are narrowed to the owner's")
    void ownFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        OwnerOnly.file(file);
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("and of a log that was there are narrowed when more is written to it")
    void appended() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        try (var out = OwnerOnly.appendTo(file)) {
            out.write(" two".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(file).hasContent("one two");
    }
}
