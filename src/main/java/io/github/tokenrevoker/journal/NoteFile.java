package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.durable.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note of how long the journal was when it was last synced. Without it, a journal whose last lines are gone looks whole.
 * It is overwritten in place, in one sector: a power failure leaves the old note or the new one, never half of one.
 */
record NoteFile(Path file) {
    private static final Pattern FORMAT = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})");

    private static final int MAX_LENGTH = 1_000;

    /** What the file says. */
    sealed interface Note {
        record Missing() implements Note {}

        record Damaged() implements Note {}

        record Noted(ChainEnd end) implements Note {}
    }

    Note read() {
        if (!exists()) {
            return new Note.Missing();
        }
        // A stream that an interrupt closes would make the note look damaged.
        try (InputStream in = RegularFile.open(file)) {
            Matcher noted = FORMAT.matcher(new String(in.readNBytes(MAX_LENGTH), StandardCharsets.ISO_8859_1).strip());
            return noted.matches()
                    ? new Note.Noted(new ChainEnd(Long.parseLong(noted.group(1)), noted.group(2)))
                    : new Note.Damaged();
        } catch (IOException _) {
            return new Note.Damaged();
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    private boolean isUsable() {
        return Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file);
    }

    /** What can't be a note, as a folder or another user's file, stays beside it. */
    private void moveAside() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path aside = file.resolveSibling(file.getFileName() + ".unusable");
        for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
            aside = file.resolveSibling(file.getFileName() + ".unusable-" + i);
        }
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes the note over the one before, without a sync: after a power failure it may be older than the journal, never
     * newer. Only a new file is synced, which a power failure could leave empty. What can't be overwritten is moved aside.
     */
    void write(ChainEnd end) throws IOException {
        byte[] bytes = String.format(Locale.ROOT, "%018d %s\n", end.lines(), end.hash())
                .getBytes(StandardCharsets.US_ASCII);
        if (!isUsable()) {
            Path made = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(made);
            // Owner-only from its first moment.
            OwnerOnly.appendTo(made).close();
            overwrite(made, bytes, true);
            moveAside();
            putInPlace(made, bytes);
        } else {
            overwrite(file, bytes, false);
        }
    }

    private void putInPlace(Path made, byte[] bytes) throws IOException {
        try {
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException _) {
            // Some file systems rename nothing. A note that is missing for that would look like one that was removed.
            overwrite(file, bytes, true);
            Files.deleteIfExists(made);
        }
    }

    private static void overwrite(Path file, byte[] bytes, boolean sync) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.write(bytes);
            if (opened.length() != bytes.length) {
                opened.setLength(bytes.length);
            }
            if (sync) {
                opened.getFD().sync();
            }
        }
    }
}
