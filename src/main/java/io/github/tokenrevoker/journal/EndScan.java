package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.journal.Tail.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Finds the end of a journal, and what stands behind it. Changes nothing. */
final class EndScan {
    private static final int PEEK = 1 << 16;
    private static final long NO_LINE = Long.MAX_VALUE;

    private final JournalFiles files;
    private final List<ChainEnd> known;
    private final List<Replaced> replaced = new ArrayList<>();
    private final MessageDigest digest = LineFormat.digest();
    private ChainEnd end = ChainEnd.NONE;
    private long offset;
    private long length;

    private EndScan(JournalFiles files, List<ChainEnd> known) {
        this.files = files;
        this.known = known;
    }

    /** A line that is another one now than when it was seen. */
    record Replaced(ChainEnd expected, ChainEnd found) {}

    /**
     * Scans the last files.
     *
     * @param known ends of the chain that were seen before, and must still be in it
     */
    static EndScan of(JournalFiles files, List<ChainEnd> known) throws IOException {
        EndScan scan = new EndScan(files, known);
        for (Path file : scan.lastFull()) {
            scan.read(file, 0, Files.size(file), Long.MAX_VALUE);
        }
        scan.offset = 0;
        if (Files.exists(files.present())) {
            scan.readPresent(scan.certain());
        }
        return scan;
    }

    /** Scans what another writer has appended to the present file. */
    static EndScan behind(JournalFiles files, Mark mark) throws IOException {
        EndScan scan = new EndScan(files, List.of(mark.end()));
        scan.end = mark.end();
        scan.offset = mark.length();
        scan.readPresent(scan.certain());
        return scan;
    }

    /** Those full files, in order, that are needed to find the last line and every known one. */
    private List<Path> lastFull() throws IOException {
        long lowest = known.stream()
                .mapToLong(ChainEnd::lines)
                .filter(lines -> lines > 0)
                .min()
                .orElse(NO_LINE - 1);
        List<Path> full = files.full();
        int from = full.size();
        Path first = files.present();
        while (from > 0 && firstLine(first) > lowest) {
            first = full.get(--from);
        }
        return full.subList(from, full.size());
    }

    /** The number of a file's first line; NO_LINE where there is none. */
    private static long firstLine(Path file) throws IOException {
        AtomicLong first = new AtomicLong(NO_LINE);
        if (Files.exists(file)) {
            try (InputStream in = RegularFile.open(file)) {
                Lines.read(in, PEEK, (buffer, from, to) -> {
                    LineFormat.link(buffer, from, to).ifPresent(link -> first.set(link.sequence()));
                    return false;
                });
            }
        }
        return first.get();
    }

    /** Lines up to this one were synced; a crash can't have damaged them. */
    private long certain() {
        return known.stream().mapToLong(ChainEnd::lines).max().orElse(0);
    }

    private void readPresent(long certain) throws IOException {
        length = Files.size(files.present());
        read(files.present(), offset, length - offset, certain);
    }

    private void read(Path file, long from, long count, long certain) throws IOException {
        try (InputStream in = RegularFile.open(file)) {
            in.skipNBytes(from);
            Lines.read(in, count, new Taker(certain));
        }
    }

    /** Follows the lines. Those up to a certain one were synced, so that no crash can have damaged them. */
    private final class Taker implements Lines.Taker {
        private final long certain;

        private Taker(long certain) {
            this.certain = certain;
        }

        @Override
        public boolean take(byte[] buffer, int from, int to) {
            if (isRemains(buffer, from, to)) {
                return false;
            }
            LineFormat.link(buffer, from, to)
                    .filter(link -> link.sequence() > end.lines())
                    .ifPresent(
                            link -> follow(new ChainEnd(link.sequence(), LineFormat.hash(digest, buffer, from, to))));
            offset += to - from + 1L;
            return true;
        }

        @Override
        public boolean takeLong(byte[] beginning, long length) {
            if (isRemains(beginning, 0, beginning.length)) {
                return false;
            }
            offset += length + 1;
            return true;
        }

        private boolean isRemains(byte[] buffer, int from, int to) {
            return end.lines() >= certain && hasHole(buffer, from, to);
        }
    }

    private void follow(ChainEnd line) {
        end = line;
        known.stream()
                .filter(seen -> seen.lines() == line.lines() && !seen.equals(line))
                .forEach(seen -> replaced.add(new Replaced(seen, line)));
    }

    /** A power failure may leave blocks of zeros where lines were not synced yet. No line has a zero. */
    private static boolean hasHole(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** The last line that is in its order. */
    ChainEnd end() {
        return end;
    }

    /** Where the whole lines end. What stands behind them are the remains of a crash: it had not been synced. */
    Mark mark() {
        return new Mark(offset, end);
    }

    boolean hasRemains() {
        return length > offset;
    }

    List<Replaced> replaced() {
        return replaced;
    }
}
