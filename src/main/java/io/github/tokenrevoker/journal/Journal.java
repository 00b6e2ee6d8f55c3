package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.durable.OwnerOnly;
import io.github.tokenrevoker.durable.WriteLock;
import io.github.tokenrevoker.durable.WritePermit;
import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.journal.ChainState.FoundDamage;
import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.journal.NoteFile.Note;
import io.github.tokenrevoker.journal.Opening.Look;
import io.github.tokenrevoker.journal.Tail.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The journal in a folder. Opens itself at the first use. Calls block; thread-safe, and appends of many threads share their
 * syncs. Several journals, also of several processes, may use one folder: each continues the chain where the others left it.
 *
 * <p>Damage that the journal finds, when it opens, appends or verifies, is recorded in the chain as a separate line, and
 * is reported from then on.
 */
public final class Journal implements AutoCloseable {
    private static final long MAX_FILE = 16L << 20;
    /** Longer than any append; only a stopped process holds the lock for so long. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);

    private final JournalFiles files;
    private final Clock clock;
    private final long maxFile;
    private final Opening opening;
    private final WriteLock lock;
    private final MessageDigest digest = LineFormat.digest();
    private final Object syncing = new Object();
    /** The last line known to be on the disk. */
    private ChainEnd remembered = ChainEnd.NONE;
    /** What the last opening had to compare with. A verification compares it too, where it lies further back. */
    private List<ChainEnd> knownAtOpening = List.of();

    private @Nullable Tail tail;
    /** A tail whose last sync failed, until its unsynced lines are taken back. */
    private @Nullable Tail owed;

    private long rotateAt;
    private Optional<Path> torn = Optional.empty();
    private long notNoted;

    public Journal(Path folder, Clock clock) {
        this(folder, clock, JournalDisk.REAL, MAX_FILE);
    }

    /** A journal with a witness, in folders that need no permit. */
    public Journal(Path folder, Path witness, Clock clock) {
        this(folder, witness, clock, WritePermit.ALWAYS);
    }

    /**
     * A journal with a witness.
     *
     * @param witness a file outside of the folder that notes the end of the chain, too. It shows that the folder was removed
     *     or replaced by an older copy; a witness that is missing is made.
     * @param permit asked before each change on the disk
     */
    public Journal(Path folder, Path witness, Clock clock, WritePermit permit) {
        this(new JournalFiles(folder, Optional.of(new NoteFile(witness))), clock, permit, JournalDisk.REAL, MAX_FILE);
    }

    Journal(Path folder, Clock clock, JournalDisk disk, long maxFile) {
        this(new JournalFiles(folder, Optional.empty()), clock, WritePermit.ALWAYS, disk, maxFile);
    }

    private Journal(JournalFiles files, Clock clock, WritePermit permit, JournalDisk disk, long maxFile) {
        this.files = files;
        this.clock = clock;
        this.maxFile = maxFile;
        this.rotateAt = maxFile;
        this.opening = new Opening(files, disk, clock);
        this.lock = new WriteLock(files.lock(), permit, LOCK_PATIENCE);
    }

    /**
     * Appends a line, and returns when it is on the disk.
     *
     * <p>After an exception the line is not in the journal, which ends with the line before it:
     *
     * <ul>
     *   <li>Nothing was written, where the folder couldn't be written or locked, or damage that was found couldn't be
     *       recorded.
     *   <li>Half a line is cut off again, where the write failed. Where that fails too, the next call sets it aside.
     *   <li>After a failed sync, the content of the disk is unknown. All lines since the last successful sync are cut off,
     *       and each of their calls ends with an exception. Where they can't be cut off, every further call tries to, and
     *       ends with an exception until it succeeds. Only lines that another process has chained to them in the
     *       meantime keep them in the journal. A crash before the cut is on the disk may bring them back, too.
     * </ul>
     *
     * @param facts what the line says besides; not changed
     * @throws IOException when the line is not known to be on the disk
     */
    public JournalLine append(Kind kind, UUID act, ObjectNode facts) throws IOException {
        JournalLine line;
        Tail written;
        synchronized (this) {
            try (var _ = lock.hold()) {
                written = tail();
                line = write(written, kind, act, facts);
            }
            written.enter();
        }
        try {
            sync(written, line.sequence());
        } finally {
            synchronized (this) {
                written.leave();
            }
        }
        return line;
    }

    /**
     * Records that the operator knows of the damages found so far. They stay in the journal.
     *
     * @param operator who says so
     * @throws IOException as for {@link #append}
     */
    public void acknowledge(String operator) throws IOException {
        append(Kind.ACKNOWLEDGED, UUID.randomUUID(), LineFormat.facts().put("operator", operator));
    }

    private JournalLine write(Tail to, Kind kind, UUID act, ObjectNode facts) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ChainEnd before = to.written().end();
        long sequence = before.lines() + 1;
        byte[] bytes = LineFormat.write(sequence, before.hash(), now, kind, act, facts);
        try {
            to.write(bytes, new ChainEnd(sequence, LineFormat.hash(digest, bytes, 0, bytes.length)));
        } catch (IOException failure) {
            // Half a line may be left: the next opening sets it aside. Earlier lines of this tail are still synced.
            abandon();
            throw failure;
        }
        return new JournalLine(sequence, now, kind, act, new String(bytes, StandardCharsets.UTF_8));
    }

    /** A line that another thread has already synced needs no further sync. */
    private void sync(Tail written, long upTo) throws IOException {
        synchronized (syncing) {
            Mark reached;
            synchronized (this) {
                if (written.hasFailed()) {
                    throw new IOException("The sync of the journal failed, so its last lines were taken back");
                }
                if (written.synced().end().lines() >= upTo) {
                    return;
                }
                reached = written.written();
            }
            try {
                written.sync();
            } catch (IOException failure) {
                takeBack(written);
                throw failure;
            }
            synchronized (this) {
                written.syncedUpTo(reached);
                remember(reached.end());
                finishSync(written, reached.end());
            }
        }
    }

    private void remember(ChainEnd end) {
        if (end.lines() > remembered.lines()) {
            remembered = end;
        }
    }

    /** The line is on the disk, whatever fails from here on. */
    private void finishSync(Tail written, ChainEnd end) {
        try (var _ = lock.hold()) {
            Note note = files.note().read();
            if (!(note instanceof Note.Noted)) {
                Tail now = tail();
                record(now, Opening.ofNote(note, now.written().end()).stream().toList());
            } else if (written.isStill(files.present()) || isBehind(note, end)) {
                note(end);
            }
            rotateIfFull(written);
        } catch (IOException _) {
            // What could not be recorded is found by the next opening, and a full file is rotated after a later line.
        }
    }

    /** A note that can't be written is found by the next opening; the lines are on the disk all the same. */
    private void note(ChainEnd end) {
        try {
            files.note(end);
        } catch (IOException _) {
            // It stays as it is: missing, damaged or behind.
        }
    }

    /** Another writer may have noted more already. */
    private static boolean isBehind(Note note, ChainEnd end) {
        return !(note instanceof Note.Noted noted) || noted.end().lines() < end.lines();
    }

    private void rotateIfFull(Tail full) throws IOException {
        boolean isFull = full.written().length() >= rotateAt;
        if (!isFull || full != tail || !full.synced().equals(full.written()) || !full.isStill(files.present())) {
            return;
        }
        // Where another process keeps the file open, some systems refuse: tried again when it has grown as much again.
        rotateAt = full.written().length() + maxFile;
        tail = null;
        full.close();
        List<Path> before = files.full();
        int number = before.isEmpty() ? 1 : JournalFiles.number(before.getLast()) + 1;
        Files.move(files.present(), files.full(number), StandardCopyOption.ATOMIC_MOVE);
        rotateAt = maxFile;
    }

    private synchronized void takeBack(Tail failed) {
        owe(failed);
        try (var _ = lock.hold()) {
            takeBackOwed();
        } catch (IOException _) {
            // The next call tries again before it does anything else.
        }
    }

    private void owe(Tail failed) {
        failed.fail();
        if (owed == null) {
            failed.enter();
            owed = failed;
        }
    }

    private void takeBackOwed() throws IOException {
        Tail failed = owed;
        if (failed == null) {
            return;
        }
        if (failed.isStill(files.present())) {
            failed.takeBack();
        }
        owed = null;
        failed.leave();
    }

    /** The next use opens the file again. */
    private void abandon() throws IOException {
        Tail known = tail;
        tail = null;
        if (known != null) {
            known.retire();
        }
    }

    /** The tail, its end the journal's, whoever wrote last. The folder's lock is held. */
    private Tail tail() throws IOException {
        takeBackOwed();
        Tail known = tail;
        if (known != null && !known.hasFailed() && known.isStill(files.present())) {
            return known;
        }
        if (known != null && known.hasGrown(files.present())) {
            EndScan behind = EndScan.behind(files, known.written());
            torn = opening.setRemainsAside(behind).or(() -> torn);
            known.advance(behind.mark());
            return known;
        }
        abandon();
        return open();
    }

    private Tail open() throws IOException {
        if (!Files.isDirectory(files.folder())) {
            OwnerOnly.folder(files.folder());
        }
        Look look = opening.look(remembered);
        torn = opening.setRemainsAside(look.scan()).or(() -> torn);
        notNoted = Math.max(notNoted, look.notNoted());
        Tail opened = opening.open(look.scan());
        try {
            record(opened, look.findings());
            if (!files.note().exists()) {
                note(opened.written().end());
            }
        } catch (IOException failure) {
            opened.retire();
            throw failure;
        }
        knownAtOpening = look.known();
        tail = opened;
        return opened;
    }

    /** Writes damages into the chain. The folder's lock is held. */
    private List<FoundDamage> record(Tail to, List<Finding> findings) throws IOException {
        List<FoundDamage> recorded = new ArrayList<>();
        for (Finding finding : findings) {
            JournalLine line = write(to, Kind.DAMAGE, UUID.randomUUID(), finding.facts());
            recorded.add(new FoundDamage(
                    finding.damage(), finding.line(), line.at(), Optional.of(line.sequence()), Optional.empty()));
        }
        if (!recorded.isEmpty()) {
            Mark reached = to.written();
            try {
                to.sync();
            } catch (IOException failure) {
                owe(to);
                takeBackOwed();
                throw failure;
            }
            to.syncedUpTo(reached);
            remembered = reached.end();
            note(reached.end());
        }
        return recorded;
    }

    /** Where the remains lie that a crash had left behind the last line, if this run found any. */
    public Optional<Path> tornLine() throws IOException {
        try (var _ = snapshot()) {
            synchronized (this) {
                return torn;
            }
        }
    }

    /**
     * How many lines the note beside the journal did not know of when this run opened it. A crash leaves that, and so do
     * lines that another program added, and an older copy of the note.
     */
    public long linesNotNoted() throws IOException {
        try (var _ = snapshot()) {
            synchronized (this) {
                return notNoted;
            }
        }
    }

    /** The hash of the last line; it stands for all lines before it. */
    public String head() throws IOException {
        try (Snapshot snapshot = snapshot()) {
            return snapshot.end().hash();
        }
    }

    /**
     * Returns what the file system says of the journal. As long as it stays equal, no process has most likely appended
     * anything. Empty where nothing is to be seen.
     */
    public Optional<String> attributes() {
        try {
            return Optional.of(files.full().size() + " " + Files.size(files.present()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * Finds the line with a hash that was noted before: the journal has had every line up to it ever since.
     *
     * @param head as {@link #head} returned it
     * @return its sequence number, 0 for the head of an empty journal; empty when no line has the hash
     */
    public OptionalLong lineWith(String head) throws IOException {
        if (head.equals(ChainEnd.NONE.hash())) {
            return OptionalLong.of(0);
        }
        MessageDigest own = LineFormat.digest();
        AtomicLong found = new AtomicLong(-1);
        try (Snapshot snapshot = snapshot()) {
            snapshot.read((buffer, from, to) -> {
                if (LineFormat.hash(own, buffer, from, to).equals(head)) {
                    LineFormat.link(buffer, from, to).ifPresent(link -> found.set(link.sequence()));
                }
                return found.get() < 0;
            });
        }
        return found.get() < 0 ? OptionalLong.empty() : OptionalLong.of(found.get());
    }

    /**
     * Verifies the whole chain as it is at the time of the call. Damage that no line records yet is recorded, as far as the
     * folder can be written.
     *
     * @param progress told now and then how many lines have been verified
     */
    public ChainState verify(LongConsumer progress) throws IOException {
        ChainVerifier verified = verifyOnce(progress);
        if (!verified.unrecorded().isEmpty()) {
            // Lines that were taken back while they were read are no damage: only what shows again is.
            verified = verifyOnce(progress);
        }
        return concluded(verified);
    }

    private ChainVerifier verifyOnce(LongConsumer progress) throws IOException {
        try (Snapshot snapshot = snapshot()) {
            ChainVerifier verifier = new ChainVerifier(snapshot.known(), progress);
            snapshot.read(verifier);
            verifier.finish();
            verifier.add(snapshot.findings());
            return verifier;
        }
    }

    private ChainState concluded(ChainVerifier verified) {
        List<FoundDamage> damages = new ArrayList<>(verified.recorded());
        List<Finding> fresh = verified.unrecorded();
        ChainEnd end = verified.end();
        if (!fresh.isEmpty()) {
            try {
                synchronized (this) {
                    try (var _ = lock.hold()) {
                        Tail now = tail();
                        damages.addAll(record(now, fresh));
                        end = now.written().end();
                    }
                }
            } catch (IOException _) {
                Instant now = clock.instant();
                fresh.forEach(finding -> damages.add(
                        new FoundDamage(finding.damage(), finding.line(), now, Optional.empty(), Optional.empty())));
            }
        }
        return damages.isEmpty() ? new Intact(end.lines(), end.hash()) : new Damaged(end.lines(), end.hash(), damages);
    }

    /**
     * Reads the last lines, in their order; what is no line is left out.
     *
     * @param most how many are wanted at most
     */
    public List<JournalLine> read(int most) throws IOException {
        List<JournalLine> lines = new ArrayList<>();
        try (Snapshot snapshot = snapshot()) {
            long after = snapshot.end().lines() - most;
            snapshot.read((buffer, from, to) -> {
                boolean wanted = LineFormat.link(buffer, from, to)
                        .map(link -> link.sequence() > after)
                        .orElse(true);
                if (wanted) {
                    LineFormat.read(buffer, from, to).ifPresent(lines::add);
                }
                return true;
            });
        }
        return lines;
    }

    private synchronized Snapshot snapshot() throws IOException {
        try (var _ = lock.hold()) {
            Mark mark = tail().written();
            Note note = files.note().read();
            List<ChainEnd> known = new ArrayList<>(knownAtOpening);
            known.add(remembered);
            known.add(mark.end());
            known.addAll(files.noted());
            return snapshot(
                    mark, known, Opening.ofNote(note, mark.end()).stream().toList());
        } catch (IOException failure) {
            return unwritable(failure);
        }
    }

    /** A journal that can't be written can still be read, without a lock. */
    private Snapshot unwritable(IOException failure) throws IOException {
        try {
            Look look = opening.look(remembered);
            if (look.scan().end().lines() == 0 && look.findings().isEmpty()) {
                throw failure;
            }
            return snapshot(look.scan().mark(), look.known(), look.findings());
        } catch (IOException further) {
            if (further != failure) {
                failure.addSuppressed(further);
            }
            throw failure;
        }
    }

    private Snapshot snapshot(Mark mark, List<ChainEnd> known, List<Finding> findings) throws IOException {
        return new Snapshot(
                files.full(),
                Files.exists(files.present()) ? RegularFile.open(files.present()) : null,
                mark.length(),
                mark.end(),
                known,
                findings);
    }

    @Override
    public synchronized void close() throws IOException {
        abandon();
    }
}
