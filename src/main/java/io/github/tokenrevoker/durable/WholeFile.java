package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that is replaced whole or not at all. A crash at any moment leaves the old content or the new one, and the
 * version before stays beside it under {@code NAME.previous}. Calls block; one writer at a time.
 */
public final class WholeFile {
    /** The size in bytes of the largest file that is read or written: ten thousand profiles have a few megabytes. */
    public static final int MAX_SIZE = 32 << 20;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final Disk disk;

    public WholeFile(Path file) {
        this(file, Disk.REAL);
    }

    WholeFile(Path file, Disk disk) {
        this.file = file.toAbsolutePath();
        this.disk = disk;
    }

    public Path path() {
        return file;
    }

    /** The content, empty when there is no such file. */
    public Optional<byte[]> read() throws IOException {
        return readIfThere(file);
    }

    /**
     * What the file system says of the file: size, times and identity. As long as it stays equal, the content has most
     * likely not changed; for certainty, read.
     */
    public Map<String, Object> attributes() throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        try {
            return Files.readAttributes(
                    file,
                    posix ? "unix:size,lastModifiedTime,ctime,ino" : "size,lastModifiedTime,creationTime,fileKey");
        } catch (NoSuchFileException _) {
            return Map.of();
        }
    }

    /** The content before the last write, empty when there is none. */
    public Optional<byte[]> readPrevious() throws IOException {
        return readIfThere(beside(".previous"));
    }

    /** Forgets the content before the last write. */
    public void deletePrevious() throws IOException {
        Files.deleteIfExists(beside(".previous"));
    }

    /** Writes a file that somebody takes away: whole or not at all, for its owner only, with no version before beside it. */
    public static void writeOnce(Path target, byte[] content) throws IOException {
        requireReadable(target, content);
        Path folder = new WholeFile(target).folder();
        Path fresh = Disk.REAL.makeTemporary(folder, "." + target.getFileName(), ".new");
        try {
            Disk.REAL.write(fresh, content);
            Disk.REAL.sync(fresh);
            Disk.REAL.move(fresh, target.toAbsolutePath());
            Disk.REAL.syncFolder(folder);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Removes what a writing that was killed half-way has left beside the file. Not while another writes. */
    public void sweep() throws IOException {
        if (!Files.isDirectory(folder())) {
            return;
        }
        Pattern leftOver = Pattern.compile(Pattern.quote(file.getFileName() + ".") + "\\d+\\.(?:new|old)");
        try (DirectoryStream<Path> leftOvers = Files.newDirectoryStream(
                folder(),
                path -> leftOver.matcher(path.getFileName().toString()).matches())) {
            for (Path path : leftOvers) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Replaces the content. When this throws, the file still has the content it had. */
    public void write(byte[] content) throws IOException {
        requireReadable(file, content);
        disk.makeFolder(folder());
        Path fresh = disk.makeTemporary(folder(), file.getFileName().toString(), ".new");
        try {
            disk.write(fresh, content);
            disk.sync(fresh);
            keepPrevious();
            disk.move(fresh, file);
            disk.syncFolder(folder());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Moves a file that cannot be used out of the way, under a dated name beside it.
     *
     * @return its new place
     */
    public Path setAside(Instant now) throws IOException {
        return setAside("damaged", now);
    }

    /**
     * Moves a file out of the way for another reason.
     *
     * @param reason one word, which goes into the name
     * @return its new place
     */
    public Path setAside(String reason, Instant now) throws IOException {
        Path aside = beside("." + reason + "-" + STAMP.format(now));
        disk.move(file, aside);
        return aside;
    }

    /**
     * Writes another version of the content beside the file, under a dated name, for a person to look at.
     *
     * @param reason one word, which goes into the name
     * @return its place
     */
    public Path keepAside(String reason, Instant now, byte[] content) throws IOException {
        Path aside = beside("." + reason + "-" + STAMP.format(now));
        writeOnce(aside, content);
        return aside;
    }

    private void keepPrevious() throws IOException {
        Optional<byte[]> current = read();
        if (current.isEmpty()) {
            return;
        }
        Path previous = disk.makeTemporary(folder(), file.getFileName().toString(), ".old");
        try {
            disk.write(previous, current.get());
            disk.sync(previous);
            disk.move(previous, beside(".previous"));
        } finally {
            Files.deleteIfExists(previous);
        }
    }

    /** What could not be read again must not take the place of what can. */
    private static void requireReadable(Path target, byte[] content) throws IOException {
        if (content.length > MAX_SIZE) {
            throw new IOException(target + " would be larger than " + (MAX_SIZE >> 20) + " MiB, the most that is read");
        }
    }

    private static Optional<byte[]> readIfThere(Path path) throws IOException {
        try {
            return Optional.of(BoundedFile.read(path, MAX_SIZE));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private Path beside(String suffix) {
        return folder().resolve(file.getFileName() + suffix);
    }

    private Path folder() {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalStateException("a file system root is no file");
        }
        return folder;
    }
}
