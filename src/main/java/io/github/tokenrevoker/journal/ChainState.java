package io.github.tokenrevoker.journal;

/** Whether the journal is what was written into it, as far as its chain can tell. */
public sealed interface ChainState {
    /**
     * Every line follows from the one before it.
     *
     * @param head the hash of the last line; 64 zeros for an empty journal
     */
    record Intact(long lines, String head) implements ChainState {}

    /**
     * It is not.
     *
     * @param line the sequence number at which it shows first
     */
    record Broken(long line, Damage damage) implements ChainState {}

    /** How a journal is broken. */
    enum Damage {
        /** A line is not what the next one says that it was. */
        CHANGED,
        /** Lines are gone in the middle, or at the beginning. */
        MISSING,
        /** Lines are gone at the end, which the note of the last one tells. */
        CUT_TAIL,
        /** Something stands there that is no line. */
        FOREIGN
    }
}
