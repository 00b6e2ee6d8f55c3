package io.github.tokenrevoker;

import dev.dirs.ProjectDirectories;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the tool keeps its files.
 *
 * @param configuration has {@code profiles.json} and {@code settings.json}
 * @param data has the vault, the journal, the logs, and the toolkit's native libraries where it has to unpack them
 */
record DataFolders(Path configuration, Path data) {
    private static final String NAME = "token-revoker";

    /** Everything under the given folder, or else in the places that the system has for it. */
    static DataFolders of(Optional<Path> dataDir) {
        return dataDir.map(Path::toAbsolutePath)
                .map(folder -> new DataFolders(folder, folder))
                .orElseGet(() -> {
                    ProjectDirectories places = ProjectDirectories.from("", "", NAME);
                    return new DataFolders(Path.of(places.configDir), Path.of(places.dataLocalDir));
                });
    }

    Path profiles() {
        return configuration.resolve("profiles.json");
    }

    Path settings() {
        return configuration.resolve("settings.json");
    }

    Path vault() {
        return data.resolve("vault.p12");
    }

    Path journal() {
        return data.resolve("journal");
    }

    /** Lies outside of the journal's folder, and shows that it was removed. */
    Path journalWitness() {
        return data.resolve("journal.witness");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path toolkitCache() {
        return data.resolve("javafx");
    }
}
