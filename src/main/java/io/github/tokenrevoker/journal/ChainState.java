package io.github.tokenrevoker.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The result of a verification: whether the chain shows the journal unchanged. */
public sealed interface ChainState {
    /** The sequence number of the last line. */
    long lines();

    /** The hash of the last line; 64 zeros for an empty journal. */
    String head();

    /** Every line follows from the one before it, and no damage was ever recorded. */
    record Intact(long lines, String head) implements ChainState {}

    /**
     * Lines were changed, removed or added, now or at any time before: damage stays reported.
     *
     * @param damages each damage once, in the order in which they were found; never empty
     */
    record Damaged(long lines, String head, List<FoundDamage> damages) implements ChainState {
        public Damaged {
            damages = List.copyOf(damages);
        }

        /** The damages that the operator has not acknowledged. */
        public List<FoundDamage> unacknowledged() {
            return damages.stream()
                    .filter(damage -> damage.acknowledgedAt().isEmpty())
                    .toList();
        }
    }

    /**
     * A damage and what was done about it.
     *
     * @param line the sequence number where it shows first
     * @param recordedAs the sequence number of the line in the journal that records it; empty where it could not be
     *     recorded, and is found again by every verification
     * @param acknowledgedAt when the operator said that it is known
     */
    record FoundDamage(
            Damage damage, long line, Instant foundAt, Optional<Long> recordedAs, Optional<Instant> acknowledgedAt) {}

    /** The kinds of damage. Their names are written into journals. */
    enum Damage {
        /** A line is not what the next one, or the note, says that it was. */
        CHANGED,
        /** Lines are missing at the beginning or in the middle. */
        MISSING,
        /** Lines are missing at the end. */
        CUT_TAIL,
        /** Something that is not a line of the journal. */
        FOREIGN,
        /** A line stands behind one with a higher number: it was copied or moved. */
        OUT_OF_ORDER,
        /** The file beside the journal that says how long it is does not exist. */
        NOTE_MISSING,
        /** That file can't be read. */
        NOTE_DAMAGED,
        /** That file names a line that is not the one in the journal, though the lines behind it follow from it. */
        NOTE_MISMATCH
    }
}
