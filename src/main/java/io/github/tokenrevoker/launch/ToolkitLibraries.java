package io.github.tokenrevoker.launch;

import io.github.tokenrevoker.durable.FolderLock;
import io.github.tokenrevoker.durable.FolderRights;
import io.github.tokenrevoker.durable.OwnerOnly;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.function.ToLongFunction;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/** The folder for JavaFX's native libraries, which it would otherwise unpack in the home folder. */
public final class ToolkitLibraries {
    /** In bytes, more than the toolkit unpacks. */
    private static final long ROOM = 32L << 20;

    private ToolkitLibraries() {}

    /** Chooses the place, before the toolkit starts. Does nothing where the libraries are part of the runtime. */
    public static void place(DataFolders folders) {
        if (areInRuntime()) {
            return;
        }
        try {
            System.setProperty(
                    "javafx.cachedir",
                    folder(folders, ToolkitLibraries::usableSpace).toString());
        } catch (IOException _) {
            // The toolkit then takes its own folder.
        }
    }

    private static boolean areInRuntime() {
        @Nullable CodeSource source = Application.class.getProtectionDomain().getCodeSource();
        @Nullable URL location = source == null ? null : source.getLocation();
        return location == null || location.getProtocol().equals("jrt");
    }

    /** In bytes; where the file system does not say it, there is enough. */
    private static long usableSpace(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    /** The folder in the tool's own, or a temporary one where the toolkit could not unpack there. */
    static Path folder(DataFolders folders, ToLongFunction<Path> usableSpace) throws IOException {
        if (folders.problem().isEmpty()) {
            try {
                Path cache = OwnerOnly.folder(folders.toolkitCache());
                // The toolkit unpacks under a lock, and fails without one, or on a full disk.
                if (usableSpace.applyAsLong(cache) >= ROOM && FolderLock.isLockable(cache)) {
                    return cache;
                }
            } catch (IOException _) {
                // The folder cannot be written.
            }
        }
        return temporary();
    }

    /** One folder for all runs, unless another user has made it. */
    private static Path temporary() throws IOException {
        Path known = Path.of(System.getProperty("java.io.tmpdir"), "token-revoker-" + System.getProperty("user.name"));
        try {
            OwnerOnly.folder(known);
            if (!Files.isSymbolicLink(known) && FolderRights.whyUnsafe(known).isEmpty()) {
                return known;
            }
        } catch (IOException _) {
            // Something else has the name.
        }
        return Files.createTempDirectory("token-revoker");
    }
}
