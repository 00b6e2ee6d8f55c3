package io.github.tokenrevoker.launch;

import dev.dirs.ProjectDirectories;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a system wants its users' files to be. Never throws.
 *
 * @param name the system's, as {@code os.name} has it
 * @param environment the process's environment
 * @param accountHome the home folder of the account, as {@code user.home} has it
 * @param isFolder whether there is such a folder
 */
record SystemFolders(
        String name,
        Map<String, String> environment,
        @Nullable String accountHome,
        Predicate<String> isFolder) {
    private static final String TOOL = "token-revoker";
    private static final int PATIENCE_SECONDS = 5;
    private static final Pattern ABSOLUTE_ON_WINDOWS = Pattern.compile("(?:[A-Za-z]:|\\\\)[\\\\/].*");

    /**
     * The tool's folders, both absolute.
     *
     * @param configuration for what is chosen
     * @param data for what comes about
     */
    record Places(String configuration, String data) {}

    /** Those of this process. */
    static SystemFolders present() {
        return new SystemFolders(
                System.getProperty("os.name"),
                System.getenv(),
                System.getProperty("user.home"),
                SystemFolders::isFolder);
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException _) {
            // The locale cannot express it; it may well be there.
            return true;
        }
    }

    /** The tool's folders; empty when the user has no home folder. */
    Optional<Places> places() {
        return places(SystemFolders::knownFolders);
    }

    /**
     * The same with another way to ask Windows.
     *
     * @param knownFolders asks Windows, which may take long, fail, or answer nonsense where PowerShell is blocked
     */
    Optional<Places> places(Supplier<Places> knownFolders) {
        String system = name.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return answer(knownFolders).or(this::windows);
        }
        if (system.startsWith("mac")) {
            return home().map(home -> home + "/Library/Application Support/" + TOOL)
                    .map(folder -> new Places(folder, folder));
        }
        Optional<String> configuration = xdg("XDG_CONFIG_HOME", ".config");
        Optional<String> data = xdg("XDG_DATA_HOME", ".local/share");
        return configuration.flatMap(chosen -> data.map(kept -> new Places(chosen + "/" + TOOL, kept + "/" + TOOL)));
    }

    /** Relative values are to be ignored, as the XDG Base Directory Specification says. */
    private Optional<String> xdg(String variable, String below) {
        return Optional.ofNullable(environment.get(variable))
                .filter(SystemFolders::isAbsolute)
                .or(() -> home().map(home -> (home.equals("/") ? "" : home) + "/" + below));
    }

    /** The home folder that the environment names, or the account's where that one is not there. */
    Optional<String> home() {
        Predicate<String> absolute =
                name.startsWith("Windows") ? SystemFolders::isAbsoluteOnWindows : SystemFolders::isAbsolute;
        var candidates = Stream.of(
                        Optional.ofNullable(environment.get(name.startsWith("Windows") ? "USERPROFILE" : "HOME")),
                        Optional.ofNullable(accountHome))
                .flatMap(Optional::stream)
                .filter(absolute)
                .toList();
        return candidates.stream()
                .filter(folder -> !folder.equals("/") && isFolder.test(folder))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private static boolean isAbsolute(String folder) {
        return folder.startsWith("/");
    }

    private static boolean isAbsoluteOnWindows(String folder) {
        return ABSOLUTE_ON_WINDOWS.matcher(folder).matches();
    }

    /** The same folders that {@link #knownFolders} finds unless they were moved. */
    private Optional<Places> windows() {
        Optional<String> roaming = windows("APPDATA", "Roaming");
        Optional<String> local = windows("LOCALAPPDATA", "Local");
        return roaming.flatMap(chosen ->
                local.map(kept -> new Places(chosen + "\\" + TOOL + "\\config", kept + "\\" + TOOL + "\\data")));
    }

    private Optional<String> windows(String variable, String folder) {
        return Optional.ofNullable(environment.get(variable))
                .filter(SystemFolders::isAbsoluteOnWindows)
                .or(() -> home().map(home -> home + "\\AppData\\" + folder));
    }

    private static Places knownFolders() {
        ProjectDirectories found = ProjectDirectories.from("", "", TOOL);
        return new Places(found.configDir, found.dataLocalDir);
    }

    private static Optional<Places> answer(Supplier<Places> knownFolders) {
        try {
            return Optional.of(CompletableFuture.supplyAsync(
                                    knownFolders,
                                    work -> Thread.ofPlatform()
                                            .daemon()
                                            .name("known folders")
                                            .start(work))
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .filter(places ->
                            isAbsoluteOnWindows(places.configuration()) && isAbsoluteOnWindows(places.data()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException _) {
            return Optional.empty();
        }
    }
}
