package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the tool's own files and folders from everybody but their owner: modes on POSIX, an access control list on
 * Windows. What is new has its mode from its first moment, whatever the umask is. A folder that was there already is left
 * as it is. Where a file system has no rights to change, its own rule stays in force.
 */
public final class OwnerOnly {
    private static final Logger LOG = System.getLogger(OwnerOnly.class.getName());
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes the folder, and those above it that are missing. Changes nothing about folders that are there. */
    public static Path folder(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        Path above = folder.toAbsolutePath();
        while (above != null && !Files.isDirectory(above)) {
            missing.push(above);
            above = above.getParent();
        }
        for (Path each : missing) {
            make(each);
        }
        return folder;
    }

    private static void make(Path folder) throws IOException {
        try {
            if (isPosix(folder)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER_MODE));
            } else {
                Files.createDirectory(folder);
                restrict(folder, FOLDER_MODE);
            }
        } catch (FileAlreadyExistsException taken) {
            // By another process at the same time, or by something that is no folder.
            if (!Files.isDirectory(folder)) {
                NotDirectoryException noFolder = new NotDirectoryException(folder.toString());
                noFolder.addSuppressed(taken);
                throw noFolder;
            }
        }
    }

    /** The attributes with which a file in the folder is made for its owner only; none where there are no modes. */
    static FileAttribute<?>[] ofNewFile(Path folder) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE_MODE)}
                : new FileAttribute<?>[0];
    }

    /** Opens a file for writing at its end, and makes it for its owner only when it is missing. */
    public static OutputStream appendTo(Path file) throws IOException {
        BoundedFile.requireRegular(file);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        OutputStream out = Channels.newOutputStream(Files.newByteChannel(file, options, ofNewFile(file)));
        file(file);
        return out;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Restricts a file that Token Revoker made to its owner, where the file system supports that. */
    public static void file(Path file) throws IOException {
        restrict(file, FILE_MODE);
    }

    private static void restrict(Path path, Set<PosixFilePermission> mode) throws IOException {
        try {
            var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (posix != null) {
                if (!posix.readAttributes().permissions().equals(mode)) {
                    posix.setPermissions(mode);
                }
                return;
            }
            var acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
            if (acl != null) {
                acl.setAcl(List.of(AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(acl.getOwner())
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .build()));
            }
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException | UnsupportedOperationException unsupported) {
            LOG.log(Level.DEBUG, "The rights of a file could not be narrowed", unsupported);
        }
    }
}
