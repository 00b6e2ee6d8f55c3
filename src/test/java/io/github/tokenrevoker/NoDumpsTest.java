package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of the packaged tool, in a JVM that comes to harm. */
@DisplayName("The packaged tool leaves nothing of its memory on the disk")
class NoDumpsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Dies of what it is told to. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("memory")) {
                byte[][] hoard = new byte[1 << 20][];
                for (int i = 0; ; i++) {
                    hoard[i] = new byte[1 << 20];
                }
            }
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }

    private Process start(String fate) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.readAllLines(Path.of("packaging/app-image.args")).stream()
                .filter(line -> line.startsWith("--java-options -XX:") && !line.contains("$APPDIR"))
                .map(line -> line.substring("--java-options ".length()))
                .forEach(command::add);
        // As Image gives it for this system.
        assertThat(Files.readString(Path.of("packaging/Image.java")))
                .contains("\"-XX:ErrorFile=\" + target.crashReport");
        command.addAll(List.of("-XX:ErrorFile=/dev/null", "-Xmx64m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName(), fate));
        // As the launcher does it.
        assertThat(Files.readAllLines(Path.of("packaging/linux/launcher"))).contains("ulimit -c 0");
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"));
        shell.addAll(command);
        return new ProcessBuilder(shell)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    @DisplayName("when it runs out of memory")
    void memory() throws Exception {
        assertThat(start("memory").waitFor()).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("when it crashes")
    void crash() throws Exception {
        Process victim = start("crash");
        assertThat(victim.inputReader().readLine()).isEqualTo("ready");
        new ProcessBuilder("kill", "-SEGV", Long.toString(victim.pid())).start().waitFor();
        assertThat(victim.waitFor()).isNotZero();
        assertThat(left()).isEmpty();
    }
}
