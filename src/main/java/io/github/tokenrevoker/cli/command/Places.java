package io.github.tokenrevoker.cli.command;

import java.nio.file.Path;
import java.util.List;

/**
 * The files that the commands work with.
 *
 * @param configuration the folder of profiles and settings
 * @param data the folder of vault and journal; may be the same
 */
public record Places(
        Path configuration, Path data, Path profiles, Path settings, Path vault, Path journal, Path journalWitness) {
    /** The folders, each once. */
    public List<Path> folders() {
        return configuration.equals(data) ? List.of(data) : List.of(configuration, data);
    }
}
