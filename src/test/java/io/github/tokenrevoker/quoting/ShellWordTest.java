package io.github.tokenrevoker.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A word of a shell command")
class ShellWordTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("stays bare where nothing in it means anything to a shell")
    void bare() {
        assertThat(ShellWord.of("P12")).isEqualTo("P12");
        assertThat(ShellWord.of("https://onezone.example.org")).isEqualTo("'https://onezone.example.org'");
        assertThat(ShellWord.of("")).isEqualTo("''");
        assertThat(ShellWord.of("=https")).isEqualTo("'=https'");
    }

    @Test
    @DisplayName("holds no control character, on which a terminal would act while it is pasted")
    void visible() {
        assertThat(HostileText.all().map(ShellWord::of)).allMatch(VisibleText::isVisible);
        assertThat(ShellWord.of("\u001b[201~\ntouch x\n")).isEqualTo("$'\\033[201~\\012touch x\\012'");
    }

    @Test
    @Tag("shell")
    @DisplayName("reaches the command as it was, and runs nothing")
    void real() throws Exception {
        List<String> texts = HostileText.all().toList();
        String words = texts.stream().map(ShellWord::of).collect(Collectors.joining(" "));
        assertThat(bash("printf '%s\\0' " + words).split("\0", -1))
                .startsWith(
                        texts.stream().map(text -> text.replace('\0', '\uFFFD')).toArray(String[]::new))
                .hasSize(texts.size() + 1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Tag("shell")
    @DisplayName("runs nothing even in a shell that does not know its quotes")
    void olderShell() throws Exception {
        String word = ShellWord.of("\u0007'; touch x; : '");
        assertThat(run("sh", "printf '%s' " + word)).contains("touch x");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Tag("shell")
    @DisplayName("that is a note is run by no shell")
    void note() throws Exception {
        String notes = HostileText.all().map(ShellWord::note).collect(Collectors.joining("\n"));
        assertThat(bash(notes)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private String bash(String script) throws IOException, InterruptedException {
        return run("bash", script);
    }

    private String run(String name, String script) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(name, "-s").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process shell = builder.start();
        try (var in = shell.getOutputStream()) {
            in.write((script + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return output;
    }
}
