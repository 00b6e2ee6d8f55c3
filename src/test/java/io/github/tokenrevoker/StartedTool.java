package io.github.tokenrevoker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The tool in a process of its own, started by a shell as a user starts it, on JavaFX's headless platform. */
final class StartedTool implements AutoCloseable {
    /** Longer than any machine takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final Path usable;
    private final Path errors;

    private StartedTool(Process process, Path usable, Path errors) {
        this.process = process;
        this.usable = usable;
        this.errors = errors;
    }

    /**
     * Starts it.
     *
     * @param folder for what the process prints; also {@code $folder} in the shell
     * @param before what the shell does first, to which the environment is bare
     * @param options of the JVM
     */
    static StartedTool start(Path folder, String before, List<String> options, String... arguments) throws IOException {
        return start(Main.class, folder, before, options, arguments);
    }

    /** Starts another program in the same way. */
    static StartedTool start(Class<?> main, Path folder, String before, List<String> options, String... arguments)
            throws IOException {
        Path usable = Files.createTempFile(folder, "usable", "");
        Files.delete(usable);
        Path errors = Files.createTempFile(folder, "stderr", ".txt");
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                before + "\nexec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dtoken-revoker.usable=" + usable));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("folder", folder.toString());
        return new StartedTool(builder.start(), usable, errors);
    }

    /** What it has said on standard error, without what the toolkit says about being on a class path. */
    List<String> said() throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> !line.contains("com.sun.javafx.application.PlatformImpl startup")
                        && !line.contains("Unsupported JavaFX configuration"))
                .toList();
    }

    /** Waits until its window can be used. */
    void awaitUsable() throws IOException {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.exists(usable) || !process.isAlive());
        if (!Files.exists(usable)) {
            throw new AssertionError("No window came, but: " + said());
        }
    }

    /** Waits until it has said something. */
    void awaitSaid(String words) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> said().stream().anyMatch(line -> line.contains(words)));
    }

    /** Waits until it has ended. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("It does not end");
        }
        return process.exitValue();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
