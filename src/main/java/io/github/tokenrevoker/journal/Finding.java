package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.journal.ChainState.Damage;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A damage as it is found, and as a line of the journal records it. Equal findings are the same damage.
 *
 * @param line the sequence number where it shows first
 * @param expected the expected end of the chain; empty if unknown
 * @param found the end of the chain, or the hash of the line, that is there
 */
record Finding(Damage damage, long line, ChainEnd expected, ChainEnd found) {
    Finding(Damage damage, long line, String expectedHash, String foundHash) {
        this(damage, line, new ChainEnd(line, expectedHash), new ChainEnd(line, foundHash));
    }

    /** Whether the other one tells of the same damage, whatever else was known when it was found. */
    boolean isSameAs(Finding other) {
        return damage == other.damage && line == other.line && found.hash().equals(other.found.hash());
    }

    ObjectNode facts() {
        return LineFormat.facts()
                .put("damage", damage.name().toLowerCase(Locale.ROOT))
                .put("line", line)
                .put("expectedLines", expected.lines())
                .put("expectedHead", expected.hash())
                .put("foundLines", found.lines())
                .put("foundHead", found.hash());
    }

    /** Reads a finding from a line that records one; empty for a kind of damage that this version does not know. */
    static Optional<Finding> of(ObjectNode facts) {
        try {
            return Optional.of(new Finding(
                    Damage.valueOf(facts.path("damage").asString("").toUpperCase(Locale.ROOT)),
                    facts.path("line").asLong(0),
                    new ChainEnd(
                            facts.path("expectedLines").asLong(0),
                            facts.path("expectedHead").asString("")),
                    new ChainEnd(
                            facts.path("foundLines").asLong(0),
                            facts.path("foundHead").asString(""))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
