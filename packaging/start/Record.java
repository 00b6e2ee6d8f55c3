import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Records what the tool loads until its window can be used, and puts the AOT cache made of it into an application image. The
 * tool lists profiles and starts the practice zone. Without a display it runs under Xvfb where there is one, and else on
 * JavaFX's headless platform: the cache then lacks a few classes. On Linux, where the launcher tells commands from the window,
 * a second cache is made of a command that checks a connection and finds no server.
 *
 * <p>No two recordings are the same, because threads load classes in another order each time. The same recording and the same
 * image give the same cache. So each build keeps its recording, and takes the one of another build as an input.
 *
 * <p>A cache holds no machine code: code for the processor of the machine that builds may not run on an older one.
 *
 * <p>Usage, in the project's folder: {@code java packaging/start/Record.java IMAGE INSTANT KEPT [RECORDING]}. IMAGE is the
 * application image; INSTANT the time that its files have, for the cache is only good for files of that time; KEPT where the
 * recordings go, together in a ZIP file; RECORDING such a file that another build has kept.
 */
final class Record {
    /** Longer than any machine takes to open the window. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Longer than another build keeps the folder. */
    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofMinutes(5);
    /** For the practice zone and the chosen profile, which come after the window. */
    private static final Duration AFTER_THE_WINDOW = Duration.ofSeconds(3);

    private static final int PROFILES = 100;
    /** Reads like a damaged token of Onedata. */
    private static final String NO_TOKEN = "MDAxNWxvY2F00aW9uIG9uZQo";

    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final boolean LINUX = SYSTEM.startsWith("linux");
    private static final boolean WINDOWS = SYSTEM.startsWith("windows");

    /** The same in every build, because the cache has the path in it. */
    private final Path work = Path.of(LINUX ? "/tmp" : System.getProperty("java.io.tmpdir"), "token-revoker-aot");

    private final Path image;
    private final FileTime time;
    /** What is recorded, and the cache made of it. */
    private enum Use {
        WINDOW("token-revoker.aot"),
        COMMANDS("token-revoker-commands.aot");

        private final String cache;

        Use(String cache) {
            this.cache = cache;
        }

        static List<Use> here() {
            return LINUX ? List.of(WINDOW, COMMANDS) : List.of(WINDOW);
        }
    }

    private Record(Path image, Instant time) {
        this.image = image;
        this.time = FileTime.from(time);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Record record = new Record(Path.of(arguments[0]), Instant.parse(arguments[1]));
        record.takeFolder();
        // Also when the build is stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(record::leaveFolder));
        record.make(Path.of(arguments[2]), arguments.length > 3 ? Path.of(arguments[3]) : null);
    }

    /** Only one build at a time can use the folder; another one waits. */
    private void takeFolder() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_WITH_OTHERS.toNanos();
        while (true) {
            try {
                Files.createDirectory(work);
                return;
            } catch (FileAlreadyExistsException _) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            work + " is there, and no other build has removed it. If none is running, delete it");
                }
                Thread.sleep(Duration.ofSeconds(1));
            }
        }
    }

    private void leaveFolder() {
        try {
            deleteAll(work);
        } catch (IOException failure) {
            System.err.println(work + " could not be deleted: " + failure.getMessage());
        }
    }

    private void make(Path kept, Path given) throws IOException, InterruptedException {
        setTimes(image);
        Path copy = work.resolve(image.getFileName().toString());
        copyAll(image, copy);
        takeOutCacheOption(settings(copy));
        setTimes(copy);
        if (given == null) {
            recordWindow(copy);
            if (Use.here().contains(Use.COMMANDS)) {
                recordCommand(copy);
            }
            pack(kept);
        } else {
            unpack(given);
            Files.copy(given, kept, StandardCopyOption.REPLACE_EXISTING);
        }
        for (Use use : Use.here()) {
            Path cache = work.resolve(use.cache);
            Cache.create(cache, creation(copy, recording(use), cache));
            Path placed = app(image).resolve(use.cache);
            Files.copy(cache, placed, StandardCopyOption.REPLACE_EXISTING);
            System.out.println(placed + ": " + Files.size(placed) + " bytes");
        }
        setTimes(image);
    }

    private Path recording(Use use) {
        return work.resolve("recording." + use);
    }

    private void pack(Path kept) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(kept))) {
            // It is compressed as a whole where it is kept for long.
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Use use : Use.here()) {
                zip.putNextEntry(new ZipEntry(use.name()).setLastModifiedTime(time));
                Files.copy(recording(use), zip);
            }
        }
    }

    private void unpack(Path given) throws IOException {
        try (ZipFile zip = new ZipFile(given.toFile())) {
            for (Use use : Use.here()) {
                try (InputStream content = zip.getInputStream(zip.getEntry(use.name()))) {
                    Files.copy(content, recording(use));
                }
            }
        }
    }

    // Where things lie in an image

    private static Path app(Path image) {
        return image.resolve(LINUX ? "lib/app" : WINDOWS ? "app" : "Contents/app");
    }

    private static Path launcher(Path image) {
        return image.resolve(
                LINUX ? "bin/token-revoker" : WINDOWS ? "token-revoker.exe" : "Contents/MacOS/token-revoker");
    }

    /** The file with the options of the JVM. */
    private static Path settings(Path image) {
        return LINUX ? launcher(image) : app(image).resolve("token-revoker.cfg");
    }

    private static void takeOutCacheOption(Path settings) throws IOException {
        Files.write(
                settings,
                Files.readAllLines(settings).stream()
                        .filter(line -> !line.contains("-XX:AOTCache="))
                        .toList());
    }

    // Recording

    private void recordWindow(Path copy) throws IOException, InterruptedException {
        Path usable = work.resolve("usable");
        Path output = work.resolve("output");
        List<String> command = new ArrayList<>();
        String options = recordingOptions(Use.WINDOW) + " -Dtoken-revoker.usable=" + usable;
        if (LINUX && System.getenv("DISPLAY") == null) {
            if (isThere("xvfb-run")) {
                command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1400x1000x24"));
            } else {
                options += " -Dglass.platform=Headless -Dprism.order=sw";
            }
        }
        command.addAll(List.of(launcher(copy).toString(), "--practice"));
        ProcessBuilder tool = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        tool.environment().put("JAVA_TOOL_OPTIONS", options);
        giveData(tool);
        Process process = tool.start();
        if (!isThereInTime(usable, process)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("The tool did not open its window: " + Files.readString(output));
        }
        Thread.sleep(AFTER_THE_WINDOW);
        end(process);
        process.waitFor();
        requireRecording(Use.WINDOW, output);
    }

    private String recordingOptions(Use use) {
        return "-XX:AOTMode=record -XX:AOTConfiguration=" + recording(use);
    }

    private void requireRecording(Use use, Path output) throws IOException {
        if (!Files.exists(recording(use))) {
            throw new IllegalStateException("Nothing was recorded: " + Files.readString(output));
        }
    }

    /** A check loads what a revocation needs; nothing listens on that port, and nothing is sent. */
    private void recordCommand(Path copy) throws IOException, InterruptedException {
        Path output = work.resolve("command-output");
        Path token = Files.writeString(work.resolve("token"), NO_TOKEN);
        ProcessBuilder command = new ProcessBuilder(
                        launcher(copy).toString(),
                        "check",
                        "--host",
                        "https://127.0.0.1:1",
                        "--token-file",
                        token.toString(),
                        "--data-dir",
                        work.resolve("command-data").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().put("JAVA_TOOL_OPTIONS", recordingOptions(Use.COMMANDS));
        Process process = command.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        requireRecording(Use.COMMANDS, output);
    }

    /** Gives the tool folders of its own, on Linux those that it looks for by itself. */
    private void giveData(ProcessBuilder tool) throws IOException {
        Path configuration = work.resolve(LINUX ? "config/token-revoker" : "data");
        Files.createDirectories(configuration);
        Files.writeString(configuration.resolve("profiles.json"), profiles());
        if (LINUX) {
            tool.environment()
                    .putAll(Map.of(
                            "HOME", work.toString(),
                            "XDG_CONFIG_HOME", work.resolve("config").toString(),
                            "XDG_DATA_HOME", work.resolve("data").toString()));
        } else {
            tool.command().addAll(List.of("--data-dir", configuration.toString()));
        }
    }

    private static String profiles() {
        return IntStream.rangeClosed(1, PROFILES)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"id\":\"00000000-0000-0000-0000-%012d\",\"name\":\"Provider %d\",\"onezone\":"
                                + "\"https://onezone%d.example.org\",\"environment\":\"production\",\"notes\":\"\","
                                + "\"tokenHome\":\"nowhere\"}",
                        i,
                        i,
                        i % 20))
                .collect(Collectors.joining(",", "{\"schema\":1,\"profiles\":[", "]}"));
    }

    private static boolean isThereInTime(Path file, Process process) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) && process.isAlive() && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(50));
        }
        return Files.exists(file);
    }

    /** Asks the tool to end by itself: the JVM writes its recording at its exit. */
    private static void end(Process process) throws IOException, InterruptedException {
        if (WINDOWS) {
            new ProcessBuilder("taskkill", "/T", "/PID", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            return;
        }
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(each -> each.info().command().orElse("").matches(".*/(java|token-revoker)"))
                .forEach(ProcessHandle::destroy);
    }

    // Making the cache

    /**
     * The creation of the cache. Interpreted, and on Linux at the same addresses each time, because both show in the cache. The
     * tool maps the cache at another address at each start all the same.
     */
    private static ProcessBuilder creation(Path copy, Path recording, Path cache) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (LINUX) {
            if (isThere("setarch") && new ProcessBuilder("setarch", "-R", "true").start().waitFor() == 0) {
                command.addAll(List.of("setarch", "-R"));
            } else {
                System.err.println("Addresses are random here: the AOT cache will differ from that of another build");
            }
        }
        command.add(launcher(copy).toString());
        ProcessBuilder creation = new ProcessBuilder(command).inheritIO();
        creation.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-Xint -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:AOTMode=create"
                                + " -XX:AOTConfiguration=" + recording + " -XX:AOTCache=" + cache);
        return creation;
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    // Files

    private void setTimes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(time, null, null);
            }
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
