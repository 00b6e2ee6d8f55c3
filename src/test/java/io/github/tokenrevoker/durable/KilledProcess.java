package io.github.tokenrevoker.durable;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs a class of the tests until it is killed in the middle of what it does. */
public final class KilledProcess {
    /** How often a process is killed: a few times with every build, more where {@code -Dtests.kills} says so. */
    public static final int KILLS = Integer.getInteger("tests.kills", 4);

    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private KilledProcess() {}

    /**
     * Runs it.
     *
     * @param life how long after its first line of output it is killed with SIGKILL
     * @return the last whole line that it printed
     */
    public static String run(Class<?> main, Path folder, Duration life, String... arguments)
            throws IOException, InterruptedException {
        return run(main, folder, process -> process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS), arguments);
    }

    /** The same, killed when something has come about. */
    public static String run(Class<?> main, Path folder, Callable<Boolean> reached, String... arguments)
            throws IOException, InterruptedException {
        return run(
                main,
                folder,
                process -> await().atMost(LONGEST_START).until(() -> reached.call() || !process.isAlive()),
                arguments);
    }

    /** Waits while a process lives. */
    private interface Life {
        void await(Process process) throws InterruptedException;
    }

    private static String run(Class<?> main, Path folder, Life life, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                folder.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("killed", ".out");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.size(output) > 0 || !process.isAlive());
            life.await(process);
            process.destroyForcibly().waitFor();
            String printed = Files.readString(output);
            return printed.substring(0, printed.lastIndexOf('\n'))
                    .lines()
                    .reduce((_, line) -> line)
                    .orElseThrow();
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }
}
