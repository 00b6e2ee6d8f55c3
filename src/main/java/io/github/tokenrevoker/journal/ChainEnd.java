package io.github.tokenrevoker.journal;

/**
 * The end of a chain at some moment.
 *
 * @param lines the sequence number of the last line; 0 for an empty journal
 * @param hash of the last line; it stands for all lines before it
 */
record ChainEnd(long lines, String hash) {
    static final ChainEnd NONE = new ChainEnd(0, LineFormat.NO_PREVIOUS);
}
