package io.github.tokenrevoker.journal;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of the journal. Keeps its text rather than its meaning: a hundred thousand lines fit into memory so.
 *
 * @param sequence from 1 on, across files, without a gap
 * @param at by this machine's clock, to the millisecond; may be before the line before it, if the clock was set back
 * @param act ties the lines of one revocation together
 * @param text the whole line as it stands in the file
 */
public record JournalLine(long sequence, Instant at, Kind kind, UUID act, String text) {
    /** What a line says of its act. */
    public enum Kind {
        /** Written and synced before the first byte of a DELETE leaves. */
        INTENT,
        OUTCOME,
        /** What an unknown outcome turned out to be, later. */
        SETTLED,
        /** What the zone says of leaked tokens after the act that was to end them. */
        LEAKED,
        /** A damage of the journal itself, found by Token Revoker. Belongs to no revocation. */
        DAMAGE,
        /** The operator's word that the damages recorded before are known. Belongs to no revocation. */
        ACKNOWLEDGED;

        /** Whether lines of this kind tell of a revocation. */
        public boolean isOfRevocation() {
            return this != DAMAGE && this != ACKNOWLEDGED;
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Reads the fields of a line; without any when the text is no JSON object. */
    static ObjectNode parsed(String text) {
        return MAPPER.readTree(text) instanceof ObjectNode object ? object : MAPPER.createObjectNode();
    }

    /** Reads all fields of this line again. */
    public ObjectNode read() {
        return parsed(text);
    }
}
