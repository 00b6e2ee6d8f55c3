package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that is replaced whole or not at all. A crash at any moment leaves the old content or the new one, and the
 * version before stays beside it under {@code NAME.previous}. Calls block; one writer at a time.
 */
public final class WholeFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;

    public WholeFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    public Path path() {
        return file;
    }

    /** The content, empty when there is no such file. */
    public Optional<byte[]> read() throws IOException {
        return readIfThere(file);
    }

    /** The content before the last write, empty when there is none. */
    public Optional<byte[]> readPrevious() throws IOException {
        return readIfThere(beside(".previous"));
    }

    /** Forgets the content before the last write. */
    public void deletePrevious() throws IOException {
        Files.deleteIfExists(beside(".previous"));
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
        Path folder = OwnerOnly.folder(folder());
        Path fresh = Files.createTempFile(folder, file.getFileName() + ".", ".new");
        try {
            OwnerOnly.file(fresh);
            writeAndSync(fresh, content);
            keepPrevious();
            move(fresh, file);
            syncFolder(folder);
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
        Path aside = beside(".damaged-" + STAMP.format(now));
        move(file, aside);
        return aside;
    }

    private void keepPrevious() throws IOException {
        Optional<byte[]> current = read();
        if (current.isEmpty()) {
            return;
        }
        Path previous = Files.createTempFile(folder(), file.getFileName() + ".", ".old");
        try {
            OwnerOnly.file(previous);
            writeAndSync(previous, current.get());
            move(previous, beside(".previous"));
        } finally {
            Files.deleteIfExists(previous);
        }
    }

    private static void writeAndSync(Path target, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the move itself last. Windows cannot open folders and needs no such thing. */
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Optional<byte[]> readIfThere(Path path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path));
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
