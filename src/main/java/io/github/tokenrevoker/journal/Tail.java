package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.journal.JournalDisk.OpenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The present file while it is open for appending. All but {@link #sync} is guarded by the journal. */
final class Tail {
    private final OpenFile file;
    private final @Nullable Object key;
    private Mark written;
    private Mark synced;
    /** What must not be taken back: what is synced, and what others have appended to. */
    private Mark kept;

    private boolean failed;
    private int users;
    private boolean retired;

    /**
     * A place between two lines.
     *
     * @param length of the file up to there, in bytes
     * @param end of the chain there
     */
    record Mark(long length, ChainEnd end) {}

    /**
     * A tail whose content counts as synced.
     *
     * @param at where the next line goes, the end of the file
     */
    Tail(OpenFile file, Path path, Mark at) throws IOException {
        this.file = file;
        this.key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        this.written = at;
        this.synced = at;
        this.kept = at;
    }

    /** Returns whether the path still names this file and no other process has appended to it. */
    boolean isStill(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return now.size() == written.length() && Objects.equals(now.fileKey(), key);
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether the path still names this file, and others have appended to it. */
    boolean hasGrown(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return !failed && now.size() > written.length() && key != null && key.equals(now.fileKey());
        } catch (IOException _) {
            return false;
        }
    }

    /** Goes on behind what others have appended. */
    void advance(Mark mark) {
        written = mark;
        kept = mark;
    }

    /** Appends a line; half a line is taken back. */
    void write(byte[] line, ChainEnd end) throws IOException {
        byte[] bytes = Arrays.copyOf(line, line.length + 1);
        bytes[line.length] = '\n';
        try {
            file.write(bytes);
        } catch (IOException failure) {
            try {
                file.cut(written.length());
            } catch (IOException further) {
                failure.addSuppressed(further);
            }
            throw failure;
        }
        written = new Mark(written.length() + bytes.length, end);
    }

    /** Syncs the file, outside of every lock. What was written before the call is on the disk after it. */
    void sync() throws IOException {
        file.sync();
    }

    void syncedUpTo(Mark mark) {
        if (mark.length() > synced.length()) {
            synced = mark;
        }
        if (mark.length() > kept.length()) {
            kept = mark;
        }
    }

    /** Nothing is appended through this tail any more, and what it has not synced counts as not written. */
    void fail() {
        failed = true;
    }

    /** Removes the lines that are not known to be on the disk, but none that others have appended to. */
    void takeBack() throws IOException {
        file.cut(kept.length());
        file.sync();
    }

    boolean hasFailed() {
        return failed;
    }

    Mark written() {
        return written;
    }

    Mark synced() {
        return synced;
    }

    /** Keeps the file open until the user leaves. */
    void enter() {
        users++;
    }

    void leave() throws IOException {
        users--;
        closeIfDone();
    }

    /** Closes the file as soon as it is no longer used. */
    void retire() throws IOException {
        retired = true;
        closeIfDone();
    }

    /** Closes the file of which everything is synced: those who still use it have nothing left to do with it. */
    void close() throws IOException {
        file.close();
    }

    private void closeIfDone() throws IOException {
        if (retired && users == 0) {
            file.close();
        }
    }
}
