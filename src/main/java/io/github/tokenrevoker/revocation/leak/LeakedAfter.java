package io.github.tokenrevoker.revocation.leak;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What zones say, after a revocation, of the leaked tokens that it was to end. Holds no token.
 *
 * @param act of the revocation, as in the journal
 */
public record LeakedAfter(UUID act, List<Asked> tokens) {
    /**
     * One of the tokens.
     *
     * @param tokenId its public id
     */
    public record Asked(String tokenId, Ending ending, LeakAnswer answer) {
        /** Whether it is now rejected as revoked, by the zone's word about this very token or about its generation. */
        public boolean isRevoked() {
            return answer instanceof LeakAnswer.Revoked || answer instanceof LeakAnswer.RevokedByGeneration;
        }
    }

    public LeakedAfter {
        tokens = List.copyOf(tokens);
    }

    /** The latest answers about these tokens; those that were not asked about are left out. */
    public static LeakedAfter of(UUID act, List<TokenEvidence> tokens) {
        return new LeakedAfter(
                act,
                tokens.stream()
                        .flatMap(one -> one.latest().stream()
                                .map(answer -> new Asked(
                                        one.token().inscription().id(),
                                        one.token().ending(),
                                        answer)))
                        .toList());
    }

    /** Those of several revocations as one, under the act of the first, to be told together. */
    public static LeakedAfter together(List<LeakedAfter> several) {
        return new LeakedAfter(
                several.getFirst().act(),
                several.stream().flatMap(one -> one.tokens().stream()).toList());
    }

    public long revoked() {
        return tokens.stream().filter(Asked::isRevoked).count();
    }

    /** When the last of them was asked about; empty when none was. */
    public Optional<Instant> at() {
        return tokens.stream().map(one -> one.answer().at()).max(Comparator.naturalOrder());
    }
}
