package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads files whole, and refuses those that are too large before they are in memory. */
public final class BoundedFile {
    private BoundedFile() {}

    /**
     * Returns the content of a file.
     *
     * @param max the size in bytes up to which the file is read; what the file system says of it is not relied on
     * @throws NoSuchFileException when there is none
     * @throws IOException with words for the operator when the file is larger, or no regular one: reading a device or a
     *     pipe may never end
     */
    public static byte[] read(Path file, int max) throws IOException {
        // Throws what keeps it from being looked at: a file that cannot be seen is not a missing one.
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw notRegular(file);
        }
        if (attributes.size() > max) {
            throw tooLarge(file, max);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(max);
            if (in.read() >= 0) {
                throw tooLarge(file, max);
            }
            return content;
        }
    }

    /**
     * Returns when a file may be opened: it is a regular one, or there is none.
     *
     * @throws IOException with words for the operator; opening a pipe may never end
     */
    static void requireRegular(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            // One look: between two, another process may delete it, and a missing file is not an odd one.
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException _) {
            // There is none, or opening it tells what is wrong.
            return;
        }
        if (!attributes.isRegularFile()) {
            throw notRegular(file);
        }
    }

    private static IOException notRegular(Path file) {
        return new IOException(file + " is not a regular file");
    }

    private static IOException tooLarge(Path file, int max) {
        return new IOException(file + " is larger than " + (max >> 20) + " MiB, the most that is read");
    }
}
