package io.github.tokenrevoker;

import io.github.tokenrevoker.durable.FolderLock;
import io.github.tokenrevoker.durable.OwnerOnly;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/** Where the toolkit unpacks its native libraries, which it would otherwise do into a folder of its own in the home. */
final class ToolkitLibraries {
    private ToolkitLibraries() {}

    /** Chooses the place, before the toolkit starts. Does nothing where the libraries are part of the runtime. */
    static void place(DataFolders folders) {
        if (areInRuntime()) {
            return;
        }
        try {
            System.setProperty("javafx.cachedir", folder(folders).toString());
        } catch (IOException _) {
            // The toolkit then takes its own folder.
        }
    }

    private static boolean areInRuntime() {
        @Nullable CodeSource source = Application.class.getProtectionDomain().getCodeSource();
        @Nullable URL location = source == null ? null : source.getLocation();
        return location == null || location.getProtocol().equals("jrt");
    }

    private static Path folder(DataFolders folders) throws IOException {
        if (folders.problem().isEmpty()) {
            try {
                Path cache = OwnerOnly.folder(folders.toolkitCache());
                // The toolkit unpacks under a lock, and fails without one.
                if (FolderLock.isLockable(cache)) {
                    return cache;
                }
            } catch (IOException _) {
                // The folder cannot be written.
            }
        }
        Path temporary = Files.createTempDirectory("token-revoker");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(temporary), "toolkit libraries"));
        return temporary;
    }

    private static void delete(Path folder) {
        try (Stream<Path> walked = Files.walk(folder)) {
            List<Path> deepestFirst = walked.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException _) {
            // The system clears its temporary files.
        }
    }
}
