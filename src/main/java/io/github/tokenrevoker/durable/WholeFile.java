package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
 * version before stays beside it under {@code NAME.previous}. Where the file is a symbolic link, the file that it leads to is
 * replaced and the link stays. Calls block; one writer at a time.
 */
public final class WholeFile {
    /** The size in bytes of the largest file that is read or written: ten thousand profiles have a few megabytes. */
    public static final int MAX_SIZE = 32 << 20;

    private static final Logger LOG = System.getLogger(WholeFile.class.getName());
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final WritePermit permit;
    private final Disk disk;

    public WholeFile(Path file) {
        this(file, WritePermit.ALWAYS);
    }

    /**
     * A file that is written with a permit.
     *
     * @param permit asked before each change on the disk
     */
    public WholeFile(Path file, WritePermit permit) {
        this(file, permit, Disk.REAL);
    }

    WholeFile(Path file, WritePermit permit, Disk disk) {
        this.file = file.toAbsolutePath();
        this.permit = permit;
        this.disk = disk;
    }

    public Path path() {
        return file;
    }

    /**
     * The content, empty when there is no such file.
     *
     * @throws IOException also when the file is larger than {@link #MAX_SIZE}, or no regular file
     */
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
        try (var _ = permit.begin()) {
            Files.deleteIfExists(beside(".previous"));
        }
    }

    /**
     * Begins several steps that no other process may come between, as reading and writing what was read. Blocks as
     * {@link WritePermit#begin} does.
     */
    public WritePermit.Writing begin() throws IOException {
        return permit.begin();
    }

    /** Writes an exported file: whole or not at all, for its owner only, without a previous version beside it. */
    public static void writeOnce(Path target, byte[] content) throws IOException {
        requireReadable(target, content);
        WholeFile whole = new WholeFile(target);
        Path real = whole.target();
        Optional<byte[]> before = Files.isRegularFile(real) ? readIfThere(real) : Optional.empty();
        whole.replace(real, "." + real.getFileName(), content, before);
    }

    /** Removes the partial file that a killed write has left behind, if possible. */
    public void sweep() {
        try (var _ = permit.begin()) {
            sweep(file);
            Path target = target();
            if (!target.equals(file)) {
                sweep(target);
            }
        } catch (IOException _) {
            // Nothing of ours can be there that disturbs a reader.
        }
    }

    private static void sweep(Path written) throws IOException {
        Path folder = folder(written);
        if (!Files.isDirectory(folder)) {
            return;
        }
        Pattern leftOver = Pattern.compile(Pattern.quote(written.getFileName() + ".") + "\\d+\\.(?:new|old)");
        try (DirectoryStream<Path> leftOvers = Files.newDirectoryStream(
                folder, path -> leftOver.matcher(path.getFileName().toString()).matches())) {
            for (Path path : leftOvers) {
                deleteQuietly(path);
            }
        }
    }

    /** Replaces the content. When this throws, the file still has the content it had; when it returns, the new one. */
    public void write(byte[] content) throws IOException {
        requireReadable(file, content);
        permit.check();
        disk.makeFolder(folder(file));
        try (var _ = permit.begin()) {
            Path target = target();
            Optional<byte[]> before = readIfThere(target);
            if (before.isPresent()) {
                keepPrevious(before.get());
            }
            replace(target, target.getFileName().toString(), content, before);
        }
    }

    /** Failures after the content is in place are ignored: readers see the content. */
    private void replace(Path target, String name, byte[] content, Optional<byte[]> before) throws IOException {
        Path fresh = disk.makeTemporary(folder(target), name, ".new");
        try {
            disk.write(fresh, content);
            disk.sync(fresh);
            permit.check();
            move(fresh, target, before);
        } catch (IOException failure) {
            deleteQuietly(fresh);
            throw failure;
        }
        deleteQuietly(fresh);
        try {
            disk.syncFolder(folder(target));
        } catch (IOException unsupported) {
            LOG.log(Level.DEBUG, "The folder could not be synced", unsupported);
        }
    }

    private void move(Path from, Path to, Optional<byte[]> before) throws IOException {
        try {
            disk.move(from, to);
        } catch (IOException failure) {
            if (!Disk.maySucceedInSteps(failure) || Files.isDirectory(to)) {
                throw failure;
            }
            disk.moveInSteps(from, to, before);
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException left) {
            LOG.log(Level.DEBUG, "A temporary file stays until the next sweep", left);
        }
    }

    /**
     * Moves a file that cannot be used out of the way, under a dated name beside it. Of a symbolic link, what it leads to is
     * copied and stays.
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
        try (var _ = permit.begin()) {
            if (Files.isSymbolicLink(file)) {
                return copyAside(reason, now);
            }
            Path aside = aside(reason, now);
            disk.move(file, aside);
            return aside;
        }
    }

    /**
     * Writes another version of the content beside the file, under a dated name, for a person to look at.
     *
     * @param reason one word, which goes into the name
     * @return its place
     */
    public Path keepAside(String reason, Instant now, byte[] content) throws IOException {
        requireReadable(file, content);
        try (var _ = permit.begin()) {
            Path aside = aside(reason, now);
            replace(aside, aside.getFileName().toString(), content, Optional.empty());
            return aside;
        }
    }

    /**
     * Copies the file to a dated name beside it.
     *
     * @param reason one word, which goes into the name
     * @return the place of the copy
     */
    public Path copyAside(String reason, Instant now) throws IOException {
        return keepAside(reason, now, read().orElseThrow(() -> new NoSuchFileException(file.toString())));
    }

    private Path aside(String reason, Instant now) {
        return beside("." + reason + "-" + STAMP.format(now));
    }

    private void keepPrevious(byte[] current) throws IOException {
        Path previous = disk.makeTemporary(folder(file), file.getFileName().toString(), ".old");
        try {
            disk.write(previous, current);
            disk.sync(previous);
            move(previous, beside(".previous"), Optional.empty());
        } finally {
            deleteQuietly(previous);
        }
    }

    /** What could not be read again must not take the place of what can. */
    private static void requireReadable(Path target, byte[] content) throws IOException {
        if (content.length > MAX_SIZE) {
            throw new IOException(target + " would be larger than " + (MAX_SIZE >> 20) + " MiB, the most that is read");
        }
    }

    /** The file itself, or the one at the end of symbolic links, which need not be there. */
    private Path target() throws IOException {
        return LinkTarget.of(file);
    }

    private static Optional<byte[]> readIfThere(Path path) throws IOException {
        try {
            return Optional.of(BoundedFile.read(path, MAX_SIZE));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private Path beside(String suffix) {
        return folder(file).resolve(file.getFileName() + suffix);
    }

    private static Path folder(Path path) {
        Path folder = path.getParent();
        if (folder == null) {
            throw new IllegalStateException("a file system root is no file");
        }
        return folder;
    }
}
