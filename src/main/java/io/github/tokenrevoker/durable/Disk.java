package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** The steps of a whole write, each of which a full or failing disk may refuse. */
interface Disk {
    /** The disk itself. */
    Disk REAL = new Disk() {};

    /** Makes the folder, for its owner only, unless it is there. */
    default void makeFolder(Path folder) throws IOException {
        OwnerOnly.folder(folder);
    }

    /** An empty file beside the one that is to be written, for its owner only. */
    default Path makeTemporary(Path folder, String name, String suffix) throws IOException {
        Path temporary = Files.createTempFile(folder, name + ".", suffix, OwnerOnly.ofNewFile(folder));
        OwnerOnly.file(temporary);
        return temporary;
    }

    default void write(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, options, OwnerOnly.ofNewFile(file))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    /** Brings what was written from the system's memory to the disk. */
    default void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Puts one file in the place of another in one step. */
    default void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Does the same where {@link #move} cannot, as with a file that is a mount point: in several steps. When one of them
     * fails, the content before is written back.
     */
    default void moveInSteps(Path from, Path to, Optional<byte[]> before) throws IOException {
        byte[] content = Files.readAllBytes(from);
        try {
            write(to, content);
            sync(to);
        } catch (IOException failure) {
            try {
                if (before.isPresent()) {
                    write(to, before.get());
                } else {
                    Files.deleteIfExists(to);
                }
            } catch (IOException further) {
                failure.addSuppressed(further);
            }
            throw failure;
        }
    }

    /** Whether a failed {@link #move} may succeed in steps: not for lack of rights, nor when something has gone. */
    static boolean maySucceedInSteps(IOException failure) {
        return failure instanceof FileSystemException
                && !(failure instanceof AccessDeniedException)
                && !(failure instanceof NoSuchFileException);
    }

    /** Makes moves in the folder last. Windows cannot open folders and needs no such thing. */
    default void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
