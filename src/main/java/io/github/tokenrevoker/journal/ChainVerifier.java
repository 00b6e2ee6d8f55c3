package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.journal.ChainState.Damage;
import io.github.tokenrevoker.journal.ChainState.FoundDamage;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.journal.LineFormat.Link;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Checks lines one after the other, and goes on behind a damage, so that each one is found. */
final class ChainVerifier implements Lines.Taker {
    private static final int REPORT_EVERY = 50_000;
    /** A journal with more is not worth counting them. */
    private static final int MAX_FINDINGS = 50;

    private final List<ChainEnd> known;
    private final LongConsumer progress;
    private final MessageDigest digest = LineFormat.digest();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private ChainEnd end = ChainEnd.NONE;
    /** Of the last line, whether or not it belongs to the journal: earlier versions chained to foreign lines too. */
    private String lastHash = LineFormat.NO_PREVIOUS;

    private long foreignInARow;
    private @Nullable Damage lastDamage;
    private long lastDamagedLine;
    private long nextReport = REPORT_EVERY;

    /**
     * A damage that a line of the journal records.
     *
     * @param line the sequence number of that line
     */
    private record Recorded(Finding finding, long line, Instant at, Optional<Instant> acknowledgedAt) {
        FoundDamage asFound() {
            return new FoundDamage(finding.damage(), finding.line(), at, Optional.of(line), acknowledgedAt);
        }
    }

    /** A verifier that also compares ends of the chain that were seen before. */
    ChainVerifier(List<ChainEnd> known, LongConsumer progress) {
        this.known = known.stream().distinct().toList();
        this.progress = progress;
    }

    @Override
    public boolean take(byte[] buffer, int from, int to) {
        String hash = LineFormat.hash(digest, buffer, from, to);
        Optional<Link> link = LineFormat.link(buffer, from, to);
        if (link.isEmpty()) {
            takeForeign(hash);
        } else if (link.get().sequence() <= end.lines()) {
            found(new Finding(Damage.OUT_OF_ORDER, link.get().sequence(), "", hash));
        } else {
            follow(link.get(), hash);
            if (LineFormat.isAboutJournal(buffer, link.get(), to)) {
                LineFormat.read(buffer, from, to).ifPresent(this::note);
            }
        }
        lastHash = hash;
        return true;
    }

    @Override
    public boolean takeLong(byte[] beginning, long length) {
        lastHash = LineFormat.hash(digest, beginning, 0, beginning.length);
        takeForeign(lastHash);
        return true;
    }

    private void takeForeign(String hash) {
        found(new Finding(Damage.FOREIGN, end.lines() + 1, "", hash));
        foreignInARow++;
    }

    private void follow(Link link, String hash) {
        long gap = link.sequence() - end.lines() - 1;
        boolean follows = link.previous().equals(end.hash()) || link.previous().equals(lastHash);
        if (gap > foreignInARow) {
            found(new Finding(Damage.MISSING, end.lines() + 1, link.previous(), hash));
        } else if (gap == 0 && !follows) {
            // The line before is not what it was.
            found(new Finding(Damage.CHANGED, Math.max(1, end.lines()), link.previous(), end.hash()));
        }
        end = new ChainEnd(link.sequence(), hash);
        foreignInARow = 0;
        for (ChainEnd seen : known) {
            if (seen.lines() == end.lines() && !seen.hash().equals(hash)) {
                found(new Finding(Damage.NOTE_MISMATCH, end.lines(), seen, end));
            }
        }
        if (end.lines() >= nextReport) {
            progress.accept(end.lines());
            nextReport = end.lines() + REPORT_EVERY;
        }
    }

    /** Counts damages of one kind in neighbouring lines as one. */
    private void found(Finding finding) {
        boolean goesOn = finding.damage() == lastDamage && finding.line() - lastDamagedLine <= 1;
        lastDamage = finding.damage();
        lastDamagedLine = finding.line();
        if (finding.damage() == Damage.CHANGED) {
            findings.removeIf(other -> other.damage() == Damage.NOTE_MISMATCH && other.line() == finding.line());
        }
        if (!goesOn && findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        }
    }

    private void note(JournalLine line) {
        if (line.kind() == Kind.DAMAGE) {
            Finding.of(line.read())
                    .filter(finding ->
                            recorded.stream().noneMatch(known -> known.finding().isSameAs(finding)))
                    .ifPresent(finding ->
                            recorded.add(new Recorded(finding, line.sequence(), line.at(), Optional.empty())));
        } else {
            recorded.replaceAll(damage -> damage.acknowledgedAt().isPresent()
                    ? damage
                    : new Recorded(damage.finding(), damage.line(), damage.at(), Optional.of(line.at())));
        }
    }

    /** Ends the verification: what was seen before must have come. */
    void finish() {
        progress.accept(end.lines());
        known.stream()
                .filter(seen -> seen.lines() > end.lines())
                .max((one, other) -> Long.compare(one.lines(), other.lines()))
                .ifPresent(seen -> found(new Finding(Damage.CUT_TAIL, end.lines() + 1, seen, end)));
        // No line follows the last one and tells what it was, only the note does.
        findings.replaceAll(finding -> finding.damage() == Damage.NOTE_MISMATCH && finding.line() == end.lines()
                ? new Finding(Damage.CHANGED, finding.line(), finding.expected(), finding.found())
                : finding);
    }

    /** Adds what the files beside the lines tell. */
    void add(List<Finding> others) {
        others.stream()
                .filter(other -> findings.stream().noneMatch(other::isSameAs))
                .forEach(findings::add);
    }

    /** The end of the chain as it was verified. */
    ChainEnd end() {
        return end;
    }

    /** What was found and is not recorded by any line. */
    List<Finding> unrecorded() {
        return findings.stream()
                .filter(finding ->
                        recorded.stream().noneMatch(known -> known.finding().isSameAs(finding)))
                .toList();
    }

    /** The damages that lines record. */
    List<FoundDamage> recorded() {
        return recorded.stream().map(Recorded::asFound).toList();
    }
}
