package io.github.tokenrevoker.revocation.leak;

import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.IOException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down what became of leaked tokens after a revocation: their public ids and the answers, and no part of a token.
 * Calls block.
 */
public final class LeakRecorder {
    private static final int MAX_ID = 200;
    private static final int MAX_TOKENS = 1_000;

    private final Journal journal;

    public LeakRecorder(Journal journal) {
        this.journal = journal;
    }

    /**
     * Adds a line to the act of the revocation.
     *
     * @throws IOException when it is not on the disk
     */
    public void record(LeakedAfter after) throws IOException {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("leakedTokens", after.tokens().size());
        facts.put("leakedTokensRevoked", after.revoked());
        after.at().ifPresent(at -> facts.put("leakedTokensAskedAt", at.toString()));
        ArrayNode tokens = facts.putArray("leaked");
        after.tokens().stream()
                .limit(MAX_TOKENS)
                .forEach(one -> tokens.addObject()
                        .put("tokenId", bounded(one.tokenId()))
                        .put("answer", one.answer().word())
                        .put("at", one.answer().at().toString()));
        journal.append(Kind.LEAKED, after.act(), facts);
    }

    private static String bounded(String id) {
        return id.length() > MAX_ID ? id.substring(0, MAX_ID) + "\u2026" : id;
    }
}
