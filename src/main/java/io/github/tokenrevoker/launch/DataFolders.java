package io.github.tokenrevoker.launch;

import io.github.tokenrevoker.durable.FolderRights;
import io.github.tokenrevoker.durable.OwnerOnly;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the tool keeps its files.
 *
 * @param configuration has {@code profiles.json} and {@code settings.json}
 * @param data has the vault, the journal, the logs, and the toolkit's native libraries where it has to unpack them
 * @param problem why there are no such folders, so that nothing can be saved
 */
public record DataFolders(Path configuration, Path data, Optional<String> problem) {
    /** A folder that is not there. */
    private static final Path NOWHERE = Path.of("/nonexistent/token-revoker");

    public DataFolders(Path configuration, Path data) {
        this(configuration, data, Optional.empty());
    }

    /** Everything under the given folder, or else in the places that the system has for it. */
    public static DataFolders of(Optional<Path> dataDir) {
        return dataDir.map(Path::toAbsolutePath)
                .map(folder -> new DataFolders(folder, folder))
                .orElseGet(() -> of(SystemFolders.present()));
    }

    static DataFolders of(SystemFolders system) {
        try {
            return system.places()
                    .map(places -> new DataFolders(Path.of(places.configuration()), Path.of(places.data())))
                    .orElseGet(() -> none("you have no home folder; set HOME, or choose a folder with --data-dir"));
        } catch (InvalidPathException _) {
            return none("the name of your home folder has characters that this locale ("
                    + System.getProperty("sun.jnu.encoding")
                    + ") can't express; start with LC_ALL=C.UTF-8, or choose a folder with --data-dir");
        }
    }

    private static DataFolders none(String problem) {
        return new DataFolders(NOWHERE, NOWHERE, Optional.of(problem));
    }

    /** The folders, each once. */
    public List<Path> all() {
        Set<Path> all = new LinkedHashSet<>(List.of(configuration, data));
        return List.copyOf(all);
    }

    /** A folder that the tool does not use, and why, one line. */
    public record Unsafe(Path folder, String why) {}

    /**
     * Makes the folders that are missing, for their owner only from their first moment.
     *
     * @return what is unsafe about one that was there
     */
    public Optional<Unsafe> make() {
        if (problem.isPresent()) {
            return Optional.empty();
        }
        for (Path folder : all()) {
            Optional<Unsafe> unsafe = FolderRights.whyUnsafe(folder).map(why -> new Unsafe(folder, why));
            if (unsafe.isPresent()) {
                return unsafe;
            }
            try {
                OwnerOnly.folder(folder);
            } catch (IOException _) {
                // Writing there will report it.
            }
        }
        return Optional.empty();
    }

    public Path profiles() {
        return configuration.resolve("profiles.json");
    }

    public Path settings() {
        return configuration.resolve("settings.json");
    }

    public Path vault() {
        return data.resolve("vault.p12");
    }

    public Path journal() {
        return data.resolve("journal");
    }

    /** Lies outside of the journal's folder, and shows that it was removed. */
    public Path journalWitness() {
        return data.resolve("journal.witness");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path toolkitCache() {
        return data.resolve("javafx");
    }
}
