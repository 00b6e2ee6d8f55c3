package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The steps of a whole write, each of which a full or failing disk may refuse. */
interface Disk {
    /** The disk itself. */
    Disk REAL = new Disk() {};

    /** Makes the folder, for its owner only. */
    default void makeFolder(Path folder) throws IOException {
        OwnerOnly.folder(folder);
    }

    /** An empty file beside the one that is to be written, for its owner only. */
    default Path makeTemporary(Path folder, String name, String suffix) throws IOException {
        Path temporary = Files.createTempFile(folder, name + ".", suffix);
        OwnerOnly.file(temporary);
        return temporary;
    }

    default void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
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

    default void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
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
