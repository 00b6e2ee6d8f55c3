package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who besides the owner has rights in a folder. POSIX modes only, which also show what an access control list allows;
 * elsewhere nothing is found.
 */
public final class FolderRights {
    private static final Set<PosixFilePermission> WRITE_OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> RIGHTS_OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final int ROOT = 0;

    private FolderRights() {}

    /**
     * Why files of the tool are not safe in the folder, one line: another user owns it or may write to it.
     *
     * @return empty when they are safe, when there is no such folder, and when the file system gives every folder the same
     *     rights, so that they say nothing about this one
     */
    public static Optional<String> whyUnsafe(Path folder) {
        try {
            PosixFileAttributes given = Files.readAttributes(folder, PosixFileAttributes.class);
            boolean shared = given.permissions().stream().anyMatch(WRITE_OF_OTHERS::contains);
            boolean foreign = !given.owner().getName().equals(System.getProperty("user.name"))
                    && !Objects.equals(Files.getAttribute(folder, "unix:uid"), ROOT);
            if (!shared && !foreign) {
                return Optional.empty();
            }
            PosixFileAttributes own = attributesOfNewFolder(folder);
            if (shared && own.permissions().stream().noneMatch(WRITE_OF_OTHERS::contains)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "other users can write to it (%s); remove that with chmod go-w, or choose another folder",
                        PosixFilePermissions.toString(given.permissions())));
            }
            return foreign && !own.owner().equals(given.owner())
                    ? Optional.of("it belongs to " + given.owner().getName() + "; choose a folder of your own")
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            // Not there, no modes, or not writable by us either: opening a file there will report it.
            return Optional.empty();
        }
    }

    /** Whether a folder or file made here for its owner only is open to others all the same. */
    public static boolean cannotBeNarrowed(Path folder) {
        try {
            return attributesOfNewFolder(folder).permissions().stream().anyMatch(RIGHTS_OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static PosixFileAttributes attributesOfNewFolder(Path folder) throws IOException {
        Path probe = Files.createTempDirectory(folder, ".token-revoker-rights");
        try {
            return Files.readAttributes(probe, PosixFileAttributes.class);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
