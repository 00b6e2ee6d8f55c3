import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the application image and then the packages of the system that this runs on, below {@code target/package}. The
 * build runs it with its own JDK, in the project's folder.
 *
 * <p>Usage: {@code java packaging/Image.java VERSION TIMESTAMP JAR CLASSPATH}
 */
final class Image {
    private static final Path WORK = Path.of("target", "package");
    private static final Path APP = WORK.resolve("app");
    private static final Path TOOLKIT = WORK.resolve("toolkit");
    private static final Path NATIVES = WORK.resolve("natives");
    private static final Path JAVAFX = Path.of("org", "openjfx");

    private Image() {}

    /** What differs between the systems. */
    private enum Target {
        LINUX("icons/token-revoker-512.png", "packaging/linux/build", "java.base", "/dev/null"),
        /** The provider of the keychain is part of java.base there. */
        MACOS("icons/token-revoker.icns", "packaging/macos/build", "java.base", "/dev/null"),
        /** The certificate store of Windows has a provider in a module that only its JDK has. */
        WINDOWS("icons/token-revoker.ico", "packaging\\windows\\build.cmd", "jdk.crypto.mscapi", "NUL");

        private final String icon;
        private final String script;
        private final String modules;
        /** Where the JVM's report of a crash goes; it has registers, stacks and the environment in it. */
        private final String crashReport;

        Target(String icon, String script, String modules, String crashReport) {
            this.icon = icon;
            this.script = script;
            this.modules = modules;
            this.crashReport = crashReport;
        }

        /** The version as this system takes it: on macOS, the first number may not be 0. */
        String version(String ours) {
            return this == MACOS && ours.startsWith("0.") ? "1." + ours.substring(2) : ours;
        }

        static Target here() {
            String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MACOS : LINUX;
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String version = arguments[0];
        String timestamp = arguments[1];
        Path jar = Path.of(arguments[2]);
        Target target = Target.here();

        deleteAll(WORK);
        for (Path folder : List.of(APP, TOOLKIT, NATIVES)) {
            Files.createDirectories(folder);
        }
        copyInto(APP, jar);
        for (String entry : arguments[3].split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                sortIn(Path.of(entry));
            }
        }
        link(version, jar, target);
        ProcessBuilder script = new ProcessBuilder(
                        Path.of(target.script).toAbsolutePath().toString(), version, timestamp)
                .inheritIO();
        // The JDK that runs this one, whichever the environment names.
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int status = script.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(target.script + " ended with status " + status);
        }
    }

    /** JavaFX is linked into the runtime, and its libraries lie unpacked beside it; everything else is on the class path. */
    private static void sortIn(Path library) throws IOException {
        boolean ofToolkit = library.getParent().getParent().getParent().endsWith(JAVAFX);
        copyInto(ofToolkit ? TOOLKIT : APP, library);
        if (ofToolkit) {
            unpackNatives(library);
        }
    }

    private static void unpackNatives(Path library) throws IOException {
        try (var jar = new JarFile(library.toFile())) {
            for (var entry : jar.stream().filter(known -> known.getName().endsWith(".so")).toList()) {
                try (var content = jar.getInputStream(entry)) {
                    Files.copy(content, NATIVES.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
    }

    private static void link(String version, Path jar, Target target) {
        List<String> options = new ArrayList<>(List.of(
                "@packaging/app-image.args",
                "--add-modules",
                target.modules,
                "--app-version",
                target.version(version),
                "--main-jar",
                jar.getFileName().toString(),
                "--java-options",
                "-XX:ErrorFile=" + target.crashReport,
                "--icon",
                target.icon));
        if (target == Target.WINDOWS) {
            // A program of the window has no console there, so that commands get one of their own.
            options.addAll(List.of("--add-launcher", "token-revoker-cli=packaging/windows/cli.properties"));
        }
        ToolProvider jpackage = ToolProvider.findFirst("jpackage").orElseThrow();
        int status = jpackage.run(System.out, System.err, options.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("jpackage ended with status " + status);
        }
    }

    private static void copyInto(Path folder, Path file) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Image::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
