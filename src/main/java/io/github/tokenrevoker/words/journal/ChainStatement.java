package io.github.tokenrevoker.words.journal;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.journal.ChainState;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a document says of the journal that it was taken from: the result of a verification made for it.
 *
 * @param lines how many lines were verified; empty where the journal could not be verified
 * @param head the hash of the last of them
 * @param at when they were verified
 */
public record ChainStatement(String words, Optional<Long> lines, String head, Optional<Instant> at) {
    /**
     * States what a verification has found.
     *
     * @param at when it was made
     */
    public static ChainStatement of(ChainState chain, Instant at) {
        return new ChainStatement(DamageWords.inFull(chain), Optional.of(chain.lines()), chain.head(), Optional.of(at));
    }

    /** States why the journal could not be verified. */
    public static ChainStatement notVerified(IOException failure) {
        return new ChainStatement(
                DamageWords.notVerified(FileFailure.words(failure)), Optional.empty(), "", Optional.empty());
    }
}
