package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.onezone.Generation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One revocation as the journal has it. Immutable.
 *
 * @param lines in their order, the intent first where there is one; never empty
 * @param facts what the lines say, by the journal's names; the later line has the word
 */
public record RecordedAct(UUID act, List<JournalLine> lines, Map<String, String> facts) {
    public RecordedAct {
        lines = List.copyOf(lines);
        facts = Map.copyOf(facts);
    }

    /** Puts lines together that belong together, the latest act first. */
    public static List<RecordedAct> of(List<JournalLine> lines) {
        Map<UUID, List<JournalLine>> byAct = new LinkedHashMap<>();
        for (JournalLine line : lines) {
            if (!line.kind().isOfRevocation()) {
                continue;
            }
            byAct.computeIfAbsent(line.act(), _ -> new ArrayList<>(2)).add(line);
        }
        // The same few names and hosts occur again and again.
        Map<String, String> shared = new HashMap<>();
        List<RecordedAct> acts = new ArrayList<>(byAct.size());
        byAct.forEach((act, own) -> acts.add(new RecordedAct(act, own, factsOf(own, shared))));
        acts.sort(Comparator.comparingLong(RecordedAct::sequence).reversed());
        return acts;
    }

    private static Map<String, String> factsOf(List<JournalLine> lines, Map<String, String> shared) {
        Map<String, String> facts = new HashMap<>();
        for (JournalLine line : lines) {
            for (Map.Entry<String, JsonNode> fact : line.read().properties()) {
                if (fact.getValue().isValueNode() && !fact.getValue().isNull()) {
                    String text = fact.getValue().asString();
                    facts.put(fact.getKey(), shared.computeIfAbsent(text, same -> same));
                }
            }
        }
        facts.keySet().removeAll(List.of("seq", "previous", "at", "kind", "act"));
        return facts;
    }

    /** Of its first line. */
    public long sequence() {
        return lines.getFirst().sequence();
    }

    /** When the DELETE was about to leave. */
    public Instant startedAt() {
        return lines.getFirst().at();
    }

    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** A fact, or nothing. */
    public String words(String name) {
        return facts.getOrDefault(name, "");
    }

    /** The last known outcome; {@code UNKNOWN} for an intent without an outcome. */
    public OutcomeCode outcome() {
        return fact("outcome").flatMap(OutcomeCode::ofWord).orElse(OutcomeCode.UNKNOWN);
    }

    /** Whether nothing has verified or denied it yet, so that a look at the generation may tell. */
    public boolean isOpen() {
        return switch (outcome()) {
            case UNKNOWN, REVOKED_UNPROVED -> true;
            case REFUSED -> words("certain").equals("false");
            case REVOKED, NOT_REVOKED, NOT_SENT -> false;
        };
    }

    public Optional<UUID> profileId() {
        try {
            return fact("profileId").map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public Optional<Generation> before() {
        return generation("generationBefore");
    }

    public Optional<Generation> after() {
        return generation("generationAfter");
    }

    private Optional<Generation> generation(String name) {
        try {
            return fact(name).map(Long::parseLong).map(Generation::new);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
