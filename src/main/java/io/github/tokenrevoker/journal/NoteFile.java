package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.durable.OwnerOnly;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        // A stream of this kind is not closed by an interrupt, which would make the note look damaged.
        try (InputStream in = new FileInputStream(file.toFile())) {
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

    /**
     * Writes the note over the one before, without a sync: after a power failure it may be older than the journal, never
     * newer.
     */
    void write(ChainEnd end) throws IOException {
        byte[] bytes = String.format(Locale.ROOT, "%018d %s\n", end.lines(), end.hash())
                .getBytes(StandardCharsets.US_ASCII);
        if (!exists()) {
            Path made = Files.write(file.resolveSibling(file.getFileName() + ".new"), bytes);
            OwnerOnly.file(made);
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.write(bytes);
            if (opened.length() != bytes.length) {
                opened.setLength(bytes.length);
            }
        }
    }
}
