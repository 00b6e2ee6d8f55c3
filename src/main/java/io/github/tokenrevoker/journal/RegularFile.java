package io.github.tokenrevoker.journal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Opens files that hold data, and nothing that only looks like a file. */
final class RegularFile {
    private RegularFile() {}

    /**
     * Opens a file of the journal for reading. The stream is of a kind that an interrupt does not close.
     *
     * @throws IOException also when it is no regular file: opening a pipe may never end
     */
    static InputStream open(Path file) throws IOException {
        // One look, which throws where there is none: between two, another process may have moved it away.
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new IOException(file + " is not a regular file");
        }
        return new FileInputStream(file.toFile());
    }
}
