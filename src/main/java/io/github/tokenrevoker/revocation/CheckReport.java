package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.TokenReading;
import java.time.Instant;
import java.util.Optional;

/**
 * What was established before a revocation.
 *
 * @param token what the token says of itself
 * @param asked the zone's two answers; empty when it was not asked or not waited for
 * @param at when the asking ended
 */
public record CheckReport(TokenReading token, Caller caller, Optional<Asked> asked, Instant at) {
    /** The answers to {@code GET /provider} and {@code GET /provider/tokens/temporary}. */
    public record Asked(Answer<ProviderDetails> provider, Answer<Generation> generation) {}

    /** Only what the token itself says, with what keeps it from being sent, if anything does. */
    static CheckReport offline(TokenReading token, Optional<Finding> obstacle, Instant at) {
        Caller caller =
                obstacle.<Caller>map(Caller.Withheld::new).orElse(new Caller.NotEstablished(Caller.Doubt.NOT_ASKED));
        return new CheckReport(token, caller, Optional.empty(), at);
    }

    public Optional<Generation> generation() {
        return asked.flatMap(answers -> answers.generation().success());
    }

    public Optional<ProviderDetails> provider() {
        return asked.flatMap(answers -> answers.provider().success());
    }

    /** Whether both the caller and the generation are known, without which nothing can be proved. */
    public boolean allowsProof() {
        return caller instanceof Caller.Established && generation().isPresent();
    }
}
