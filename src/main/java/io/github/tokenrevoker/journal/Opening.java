package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.durable.OwnerOnly;
import io.github.tokenrevoker.journal.ChainState.Damage;
import io.github.tokenrevoker.journal.NoteFile.Note;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The opening of a journal: where its end is, and whether that is the end that it should have. */
final class Opening {
    private final JournalFiles files;
    private final JournalDisk disk;
    private final Clock clock;

    Opening(JournalFiles files, JournalDisk disk, Clock clock) {
        this.files = files;
        this.disk = disk;
        this.clock = clock;
    }

    /**
     * What the end of a journal tells.
     *
     * @param known ends of the chain that were seen before, and are still in it
     * @param notNoted how many lines follow the last one of the note: a crash leaves that
     */
    record Look(EndScan scan, List<Finding> findings, List<ChainEnd> known, long notNoted) {}

    /** Looks at the end of the journal. Changes nothing. */
    Look look(ChainEnd remembered) throws IOException {
        Note note = files.note().read();
        List<ChainEnd> known = new ArrayList<>(files.noted());
        known.add(remembered);
        EndScan scan = EndScan.of(files, known);
        ChainEnd end = scan.end();
        List<Finding> findings = new ArrayList<>();
        known.stream()
                .filter(seen -> seen.lines() > end.lines())
                .max(Comparator.comparingLong(ChainEnd::lines))
                .ifPresent(seen -> findings.add(new Finding(Damage.CUT_TAIL, end.lines() + 1, seen, end)));
        for (EndScan.Replaced replaced : scan.replaced()) {
            ChainEnd expected = replaced.expected();
            Damage damage = expected.lines() == end.lines() ? Damage.CHANGED : Damage.NOTE_MISMATCH;
            findings.add(new Finding(damage, expected.lines(), expected, replaced.found()));
        }
        ofNote(note, end).ifPresent(findings::add);
        long notNoted = note instanceof Note.Noted noted
                ? Math.max(0, end.lines() - noted.end().lines())
                : 0;
        known.removeIf(seen -> seen.lines() > end.lines()
                || scan.replaced().stream()
                        .anyMatch(replaced -> replaced.expected().equals(seen)));
        return new Look(scan, distinct(findings), known, notNoted);
    }

    /** A journal with lines has a note from before its first line on. */
    static Optional<Finding> ofNote(Note note, ChainEnd end) {
        return switch (note) {
            case Note.Missing _
            when end.lines() > 0 -> Optional.of(new Finding(Damage.NOTE_MISSING, end.lines(), "", end.hash()));
            case Note.Damaged _ -> Optional.of(new Finding(Damage.NOTE_DAMAGED, end.lines(), "", end.hash()));
            case Note.Missing _, Note.Noted _ -> Optional.empty();
        };
    }

    private static List<Finding> distinct(List<Finding> findings) {
        List<Finding> distinct = new ArrayList<>();
        for (Finding finding : findings) {
            if (distinct.stream().noneMatch(finding::isSameAs)) {
                distinct.add(finding);
            }
        }
        return distinct;
    }

    /** Opens the present file, makes it where there is none, and sets the remains of a crash aside. */
    Tail open(EndScan scan) throws IOException {
        Path present = files.present();
        if (!Files.exists(present)) {
            Files.createFile(present);
            OwnerOnly.file(present);
        }
        return new Tail(disk.open(present), present, scan.mark());
    }

    /**
     * Keeps what a crash left of lines in the making beside the journal, where it breaks nothing.
     *
     * @return where it lies; empty where nothing was left
     */
    Optional<Path> setRemainsAside(EndScan scan) throws IOException {
        if (!scan.hasRemains()) {
            return Optional.empty();
        }
        Path aside = files.remains(clock.instant());
        long from = scan.mark().length();
        try (InputStream in = Files.newInputStream(files.present())) {
            in.skipNBytes(from);
            Files.copy(in, aside);
        }
        OwnerOnly.file(aside);
        try (RandomAccessFile cut = new RandomAccessFile(files.present().toFile(), "rw")) {
            cut.setLength(from);
            cut.getFD().sync();
        }
        return Optional.of(aside);
    }
}
