package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.words.Csv;
import io.github.tokenrevoker.ui.words.Moments;
import io.github.tokenrevoker.ui.words.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Acts as files for others: receipts of one, exports of many. */
final class ActDocuments {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> COLUMNS = List.of(
            "onezone",
            "environment",
            "profile",
            "provider",
            "providerId",
            "outcome",
            "generationBefore",
            "generationAfter",
            "status",
            "errorId",
            "errorDescription",
            "bulkAct",
            "reason",
            "operator",
            "machine",
            "durationMillis",
            "serverDate",
            "serverClockAheadMillis",
            "certificate",
            "tokenId",
            "tool");

    private final Texts texts = Texts.of(ActDocuments.class);

    /**
     * The receipt of one act as text.
     *
     * @param head the hash of the journal's last line at this moment
     */
    byte[] receipt(RecordedAct act, String chain, String head) {
        StringBuilder text = new StringBuilder();
        line(text, "receipt.title", ActWords.outcome(act));
        line(text, "receipt.act", act.act().toString());
        line(text, "receipt.started", Moments.utc(act.startedAt()));
        for (String column : COLUMNS) {
            if (!column.equals("outcome")) {
                act.fact(column).ifPresent(value -> line(text, "fact." + column, value));
            }
        }
        line(text, "receipt.error-details", act.words("errorDetails"));
        line(text, "receipt.chain", chain);
        line(text, "receipt.head", head);
        text.append('\n').append(texts.get("receipt.lines")).append('\n');
        act.lines().forEach(line -> text.append(line.text()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void line(StringBuilder text, String key, String value) {
        if (!value.isBlank()) {
            text.append(texts.get(key)).append(": ").append(value.strip()).append('\n');
        }
    }

    /** The same as JSON. */
    byte[] receiptJson(RecordedAct act, String chain, String head) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("act", act.act().toString());
        root.put("startedAt", act.startedAt().toString());
        ObjectNode facts = root.putObject("facts");
        new TreeMap<>(act.facts()).forEach(facts::put);
        var lines = root.putArray("lines");
        act.lines().stream().map(JournalLine::read).forEach(lines::add);
        root.put("chain", chain);
        root.put("chainHead", head);
        return MAPPER.writeValueAsBytes(root);
    }

    /** Acts as a table for spreadsheets, which take no cell of it for a formula. */
    byte[] csv(List<RecordedAct> acts, ChainState chain, String head) {
        Csv csv = new Csv().row(Stream.concat(Stream.of("sequence", "startedAtUtc", "act"), COLUMNS.stream()));
        for (RecordedAct act : acts) {
            csv.row(Stream.concat(
                    Stream.of(
                            Long.toString(act.sequence()),
                            act.startedAt().toString(),
                            act.act().toString()),
                    COLUMNS.stream().map(act::words)));
        }
        return csv.row(Stream.of("chain", ActWords.chain(chain), head)).bytes();
    }

    byte[] json(List<RecordedAct> acts, ChainState chain, String head) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("chain", ActWords.chain(chain));
        root.put("chainHead", head);
        var list = root.putArray("acts");
        for (RecordedAct act : acts) {
            ObjectNode node = list.addObject();
            node.put("act", act.act().toString());
            node.put("startedAt", act.startedAt().toString());
            new TreeMap<>(act.facts()).forEach(node::put);
        }
        return MAPPER.writeValueAsBytes(root);
    }
}
