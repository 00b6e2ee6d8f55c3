package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.durable.OwnerOnly;
import io.github.tokenrevoker.journal.ChainState.Broken;
import io.github.tokenrevoker.journal.ChainState.Damage;
import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The journal in a folder. Opens itself at the first use. Calls block; thread-safe, and appends of many threads share their
 * syncs. One process at a time.
 */
public final class Journal implements AutoCloseable {
    private static final long MAX_FILE = 16L << 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JournalFiles files;
    private final Clock clock;
    private final long maxFile;
    private final MessageDigest digest = LineFormat.digest();
    private final Object syncing = new Object();
    private @Nullable FileChannel channel;
    private long sequence;
    private String head = LineFormat.NO_PREVIOUS;
    private Optional<Path> torn = Optional.empty();
    private volatile long synced;

    public Journal(Path folder, Clock clock) {
        this(folder, clock, MAX_FILE);
    }

    Journal(Path folder, Clock clock, long maxFile) {
        this.files = new JournalFiles(folder);
        this.clock = clock;
        this.maxFile = maxFile;
    }

    /**
     * Writes a line, and returns when it is on the disk.
     *
     * @param facts what the line says besides; not changed
     * @throws IOException when the line is not on the disk; the journal then ends with the line before it
     */
    public JournalLine append(Kind kind, UUID act, ObjectNode facts) throws IOException {
        JournalLine line;
        FileChannel written;
        synchronized (this) {
            written = opened();
            Instant now = clock.instant();
            byte[] bytes = LineFormat.write(sequence + 1, head, now, kind, act, facts);
            line = new JournalLine(sequence + 1, now, kind, act, new String(bytes, StandardCharsets.UTF_8));
            write(written, bytes);
            sequence = line.sequence();
            head = LineFormat.hash(digest, bytes, 0, bytes.length);
        }
        sync(written, line.sequence());
        return line;
    }

    private void write(FileChannel written, byte[] line) throws IOException {
        long before = written.position();
        ByteBuffer rest =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        try {
            while (rest.hasRemaining()) {
                written.write(rest);
            }
        } catch (IOException failure) {
            // Half a line would break the chain; where it cannot be taken back now, the next opening sets it aside.
            channel = null;
            try (written) {
                written.truncate(before);
            } catch (IOException further) {
                failure.addSuppressed(further);
            }
            throw failure;
        }
    }

    /** Whoever finds its line synced by another's sync has nothing to do. */
    private void sync(FileChannel written, long upTo) throws IOException {
        synchronized (syncing) {
            if (synced >= upTo) {
                return;
            }
            long reached;
            String headThen;
            boolean full;
            synchronized (this) {
                reached = sequence;
                headThen = head;
                full = written == channel && written.position() >= maxFile;
            }
            written.force(true);
            synced = reached;
            note(reached, headThen);
            if (full) {
                rotate(written);
            }
        }
    }

    /** Losing the note loses only the proof that nothing is cut off. */
    private void note(long lines, String lastHash) {
        try {
            Path fresh = files.folder().resolve("journal.head.new");
            Files.writeString(fresh, lines + " " + lastHash + "\n", StandardCharsets.US_ASCII);
            OwnerOnly.file(fresh);
            Files.move(fresh, files.note(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException _) {
            // The line itself is on the disk.
        }
    }

    private synchronized void rotate(FileChannel full) throws IOException {
        if (full != channel || synced < sequence) {
            return;
        }
        full.close();
        channel = null;
        List<Path> before = files.full();
        int number = before.isEmpty() ? 1 : JournalFiles.number(before.getLast()) + 1;
        Files.move(files.present(), files.full(number), StandardCopyOption.ATOMIC_MOVE);
    }

    private FileChannel opened() throws IOException {
        FileChannel known = channel;
        if (known != null && known.isOpen()) {
            return known;
        }
        OwnerOnly.folder(files.folder());
        Path present = files.present();
        if (!Files.exists(present)) {
            Files.createFile(present);
        }
        OwnerOnly.file(present);
        setTornLineAside(present);
        findEnd();
        FileChannel opened = FileChannel.open(present, StandardOpenOption.WRITE);
        opened.position(opened.size());
        synced = sequence;
        channel = opened;
        return opened;
    }

    /** What a crash left of a line in the making is kept beside the journal, where it breaks nothing. */
    private void setTornLineAside(Path present) throws IOException {
        Lines.Read read = Lines.of(present, (_, _, _) -> true);
        if (!read.rest().hasRemaining()) {
            return;
        }
        Path aside = files.folder().resolve("journal.torn-" + STAMP.format(clock.instant()));
        Files.write(aside, read.rest().array());
        OwnerOnly.file(aside);
        try (FileChannel cut = FileChannel.open(present, StandardOpenOption.WRITE)) {
            cut.truncate(read.wholeBytes());
            cut.force(true);
        }
        torn = Optional.of(aside);
    }

    private void findEnd() throws IOException {
        sequence = 0;
        head = LineFormat.NO_PREVIOUS;
        List<Path> all = files.all();
        for (int i = all.size() - 1; i >= 0 && sequence == 0; i--) {
            Lines.of(all.get(i), (buffer, from, to) -> {
                LineFormat.link(buffer, from, to).ifPresent(link -> sequence = link.sequence());
                head = LineFormat.hash(digest, buffer, from, to);
                return true;
            });
        }
    }

    /** Where a line lies that a crash had torn, if this run found one. */
    public synchronized Optional<Path> tornLine() throws IOException {
        opened();
        return torn;
    }

    /** The hash of the last line; it stands for all lines before it. */
    public synchronized String head() throws IOException {
        opened();
        return head;
    }

    /**
     * Verifies the whole chain.
     *
     * @param progress told now and then how many lines have been verified
     */
    public ChainState verify(LongConsumer progress) throws IOException {
        long end;
        synchronized (this) {
            opened();
            end = sequence;
        }
        ChainVerifier verifier = new ChainVerifier(progress);
        for (Path file : files.all()) {
            Lines.of(file, verifier);
        }
        return verifier.state(end, noted());
    }

    /**
     * What was noted when the journal was last written.
     *
     * @param hash of the last line then
     */
    private record Note(long lines, String hash) {}

    private Note noted() {
        try {
            String[] words = Files.readString(files.note(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", 2);
            return new Note(Long.parseLong(words[0]), words.length > 1 ? words[1] : "");
        } catch (IOException | NumberFormatException _) {
            return new Note(0, "");
        }
    }

    /**
     * The last lines, in their order; what is no line is left out.
     *
     * @param most how many are wanted at most
     */
    public List<JournalLine> read(int most) throws IOException {
        long end;
        synchronized (this) {
            opened();
            end = sequence;
        }
        List<JournalLine> lines = new ArrayList<>();
        for (Path file : files.all()) {
            Lines.of(file, (buffer, from, to) -> {
                boolean wanted = LineFormat.link(buffer, from, to)
                        .map(link -> link.sequence() > end - most)
                        .orElse(true);
                if (wanted) {
                    LineFormat.read(buffer, from, to).ifPresent(lines::add);
                }
                return true;
            });
        }
        return lines;
    }

    /** Checks the lines one after the other. */
    private static final class ChainVerifier implements Lines.Taker {
        private static final int REPORT_EVERY = 50_000;

        private final LongConsumer progress;
        private final MessageDigest digest = LineFormat.digest();
        private String previous = LineFormat.NO_PREVIOUS;
        private long expected = 1;
        private @Nullable Broken broken;

        ChainVerifier(LongConsumer progress) {
            this.progress = progress;
        }

        @Override
        public boolean take(byte[] buffer, int from, int to) {
            Optional<LineFormat.Link> link = LineFormat.link(buffer, from, to);
            if (link.isEmpty()) {
                broken = new Broken(expected, Damage.FOREIGN);
            } else if (link.get().sequence() != expected) {
                broken = new Broken(expected, Damage.MISSING);
            } else if (!link.get().previous().equals(previous)) {
                // It is the line before that is not what it was.
                broken = new Broken(Math.max(1, expected - 1), Damage.CHANGED);
            }
            previous = LineFormat.hash(digest, buffer, from, to);
            expected++;
            if (expected % REPORT_EVERY == 0) {
                progress.accept(expected);
            }
            return broken == null;
        }

        ChainState state(long end, Note noted) {
            long lines = expected - 1;
            progress.accept(lines);
            if (broken != null) {
                return broken;
            }
            if (lines < Math.max(end, noted.lines())) {
                return new Broken(lines + 1, Damage.CUT_TAIL);
            }
            // Of the last line no other one speaks.
            boolean lastChanged = lines == noted.lines() && lines > 0 && !previous.equals(noted.hash());
            return lastChanged ? new Broken(lines, Damage.CHANGED) : new Intact(lines, previous);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        FileChannel known = channel;
        if (known != null) {
            known.close();
            channel = null;
        }
    }
}
