package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A whole file that is a symbolic link")
class LinkedFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path dotfiles;

    @SuppressWarnings("NullAway.Init")
    private Path link;

    @BeforeEach
    void folders() throws IOException {
        dotfiles = Files.createDirectory(folder.resolve("dotfiles"));
        link = Files.createDirectory(folder.resolve("config")).resolve("profiles.json");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path linkTo(String target) throws IOException {
        return Files.createSymbolicLink(link, Path.of(target));
    }

    private void write(String content) throws IOException {
        new WholeFile(link).write(bytes(content));
    }

    @Test
    @DisplayName("stays one, and its target gets the new content, with nothing else beside it")
    void relative() throws IOException {
        Path target = Files.writeString(dotfiles.resolve("tokens.json"), "one");
        linkTo("../dotfiles/tokens.json");
        write("two");
        assertThat(link).isSymbolicLink().hasContent("two");
        assertThat(target).isRegularFile().hasContent("two");
        assertThat(new WholeFile(link).readPrevious()).contains(bytes("one"));
        try (Stream<Path> beside = Files.list(dotfiles)) {
            assertThat(beside).containsExactly(target);
        }
    }

    @Test
    @DisplayName("is replaced at its target in one step: who has the old one open reads the old content to its end")
    void atomically() throws IOException {
        Path target = Files.writeString(dotfiles.resolve("tokens.json"), "one");
        linkTo(target.toString());
        try (var opened = Files.newInputStream(target)) {
            write("two");
            assertThat(opened.readAllBytes()).isEqualTo(bytes("one"));
        }
        assertThat(target).hasContent("two");
    }

    @Test
    @DisplayName("may lead over others, which all stay")
    void chained() throws IOException {
        Path target = Files.writeString(dotfiles.resolve("tokens.json"), "one");
        Path middle = Files.createSymbolicLink(dotfiles.resolve("middle"), Path.of("tokens.json"));
        Path shortcut = Files.createSymbolicLink(folder.resolve("shortcut"), dotfiles);
        linkTo(shortcut.resolve("middle").toString());
        write("two");
        assertThat(link).isSymbolicLink();
        assertThat(middle).isSymbolicLink();
        assertThat(target).isRegularFile().hasContent("two");
    }

    @Test
    @DisplayName("makes its target when only that is missing")
    void dangling() throws IOException {
        linkTo("../dotfiles/new.json");
        assertThat(new WholeFile(link).read()).isEmpty();
        write("one");
        assertThat(link).isSymbolicLink();
        assertThat(dotfiles.resolve("new.json")).hasContent("one");
    }

    @Test
    @DisplayName("into a folder that is not there is not written, and says so")
    void missingFolder() throws IOException {
        linkTo("../elsewhere/new.json");
        assertThatThrownBy(() -> write("one")).isInstanceOf(IOException.class).hasMessageContaining("elsewhere");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("to itself is neither read nor written, and says so")
    void loop() throws IOException {
        linkTo("profiles.json");
        assertThatThrownBy(() -> new WholeFile(link).read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> write("one"))
                .satisfies(failure -> assertThat(FileFailure.words(failure)).contains("circle"));
        assertThat(link).isSymbolicLink();
    }

    @Test
    @DisplayName("stays when the content is set aside, and the content is copied")
    void setAside() throws IOException {
        Path target = Files.writeString(dotfiles.resolve("tokens.json"), "damaged");
        linkTo(target.toString());
        Path aside = new WholeFile(link).setAside(Instant.EPOCH);
        assertThat(link).isSymbolicLink();
        assertThat(aside).isRegularFile().hasContent("damaged").hasParent(link.getParent());
    }

    @Test
    @DisplayName("to a file that is carried away is followed too")
    void carriedAway() throws IOException {
        Path target = Files.writeString(dotfiles.resolve("report.json"), "one");
        linkTo(target.toString());
        WholeFile.writeOnce(link, bytes("two"));
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("two");
    }

    @Test
    @DisplayName("has nothing of an interrupted writing left beside it, nor beside its target")
    void swept() throws IOException {
        Path target = Files.writeString(dotfiles.resolve("tokens.json"), "one");
        linkTo(target.toString());
        Path beside = Files.writeString(link.resolveSibling("profiles.json.123.old"), "x");
        Path besideTarget = Files.writeString(dotfiles.resolve("tokens.json.123.new"), "x");
        new WholeFile(link).sweep();
        assertThat(beside).doesNotExist();
        assertThat(besideTarget).doesNotExist();
        assertThat(target).exists();
    }
}
