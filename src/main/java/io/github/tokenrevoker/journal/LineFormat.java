package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line in its bytes: a JSON object whose first two fields are {@code seq} and {@code previous}, so that a million of them
 * can be verified without reading the rest.
 */
final class LineFormat {
    static final String NO_PREVIOUS = "0".repeat(64);

    private static final String BEGINNING = "{\"seq\":";
    private static final String PREVIOUS = ",\"previous\":\"";
    private static final String MOMENT = "\",\"at\":\"";
    private static final String DAMAGE = "\",\"kind\":\"damage\"";
    private static final String ACKNOWLEDGED = "\",\"kind\":\"acknowledged\"";
    private static final int HASH_LENGTH = 64;
    private static final int MAX_DIGITS = 18;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private LineFormat() {}

    /**
     * What chains a line to the one before it.
     *
     * @param rest where the rest of the line begins
     */
    record Link(long sequence, String previous, int rest) {}

    /** An object to put facts into. */
    static ObjectNode facts() {
        return MAPPER.createObjectNode();
    }

    /** The bytes of a line, its line feed not among them. */
    static byte[] write(long sequence, String previous, Instant at, Kind kind, UUID act, ObjectNode facts) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("seq", sequence);
        root.put("previous", previous);
        root.put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        root.put("kind", kind.name().toLowerCase(Locale.ROOT));
        root.put("act", act.toString());
        for (Map.Entry<String, JsonNode> fact : facts.properties()) {
            root.set(fact.getKey(), fact.getValue());
        }
        return MAPPER.writeValueAsBytes(root);
    }

    /** Reads a whole line; empty when it is none. */
    static Optional<JournalLine> read(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        try {
            ObjectNode facts = JournalLine.parsed(text);
            return Optional.of(new JournalLine(
                    facts.path("seq").asLong(0),
                    Instant.parse(facts.path("at").asString("")),
                    Kind.valueOf(facts.path("kind").asString("").toUpperCase(Locale.ROOT)),
                    UUID.fromString(facts.path("act").asString("")),
                    text));
        } catch (JacksonException | DateTimeParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Reads only how a line is chained; empty when it does not begin like a line. */
    static Optional<Link> link(byte[] bytes, int from, int to) {
        if (!matches(bytes, from, to, BEGINNING)) {
            return Optional.empty();
        }
        int at = from + BEGINNING.length();
        long sequence = 0;
        int digits = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && digits < MAX_DIGITS) {
            sequence = sequence * 10 + (bytes[at++] - '0');
            digits++;
        }
        int hash = at + PREVIOUS.length();
        if (digits == 0 || !matches(bytes, at, to, PREVIOUS) || hash + HASH_LENGTH >= to || bytes[to - 1] != '}') {
            return Optional.empty();
        }
        String previous = new String(bytes, hash, HASH_LENGTH, StandardCharsets.ISO_8859_1);
        return Optional.of(new Link(sequence, previous, hash + HASH_LENGTH));
    }

    /** Whether a line tells of the journal itself, found out without reading it. */
    static boolean isAboutJournal(byte[] bytes, Link link, int to) {
        int time = link.rest() + MOMENT.length();
        if (!matches(bytes, link.rest(), to, MOMENT)) {
            return false;
        }
        int at = time;
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return matches(bytes, at, to, DAMAGE) || matches(bytes, at, to, ACKNOWLEDGED);
    }

    private static boolean matches(byte[] bytes, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String hash(MessageDigest digest, byte[] bytes, int from, int to) {
        digest.update(bytes, from, to - from);
        return HexFormat.of().formatHex(digest.digest());
    }
}
