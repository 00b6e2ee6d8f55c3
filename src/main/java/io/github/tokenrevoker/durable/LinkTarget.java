package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where symbolic links lead. */
final class LinkTarget {
    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private LinkTarget() {}

    /**
     * The path itself, or the one at the end of the chain of symbolic links that begins there; nothing need be at its end.
     *
     * @throws FileSystemLoopException when the chain has no end
     * @throws NoSuchFileException when the folder at the end is missing: it is not ours to make
     */
    static Path of(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            Path folder = target.getParent();
            if (links == MAX_LINKS || folder == null) {
                throw new FileSystemLoopException(file.toString());
            }
            Path next = folder.toRealPath().resolve(Files.readSymbolicLink(target));
            Path nextFolder = next.getParent();
            if (nextFolder == null || !Files.isDirectory(nextFolder)) {
                throw new NoSuchFileException(
                        next.toString(), null, "the symbolic link " + file + " leads to a folder that is not there");
            }
            target = nextFolder.toRealPath().resolve(next.getFileName());
        }
        return target;
    }
}
