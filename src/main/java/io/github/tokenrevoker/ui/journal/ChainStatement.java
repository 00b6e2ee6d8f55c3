package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.durable.FileFailure;
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
record ChainStatement(String words, Optional<Long> lines, String head, Optional<Instant> at) {
    /** Verifies the journal. Blocks. */
    static ChainStatement of(JournalStore store) {
        try {
            JournalStore.State.Verified verified = store.verifyNow(_ -> {});
            return new ChainStatement(
                    ChainWords.inFull(verified.chain()),
                    Optional.of(verified.chain().lines()),
                    verified.chain().head(),
                    Optional.of(verified.at()));
        } catch (IOException failure) {
            return new ChainStatement(
                    ChainWords.notVerified(FileFailure.words(failure)), Optional.empty(), "", Optional.empty());
        }
    }
}
