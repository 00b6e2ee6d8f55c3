package io.github.tokenrevoker.token.find;

import java.util.List;

/**
 * Everything that was found, each token once.
 *
 * @param tokens in the order in which they were first seen
 * @param damaged beginnings of tokens that are not whole anywhere they stood
 * @param bytes how much text was read
 * @param dropped how many more tokens and beginnings there were than are kept
 */
public record FoundTokens(List<FoundToken> tokens, List<DamagedToken> damaged, long bytes, long dropped) {
    public FoundTokens {
        tokens = List.copyOf(tokens);
        damaged = List.copyOf(damaged);
    }

    /** Overwrites every token in memory. */
    public void clear() {
        tokens.forEach(found -> found.token().clear());
    }
}
