package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.quoting.CsvTable;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.quoting.Report;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.words.Moments;
import io.github.tokenrevoker.ui.words.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Acts as files for others: receipts of one, exports of many. */
final class ActDocuments {
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
        Report report = new Report();
        line(report, "receipt.title", ActWords.outcome(act));
        line(report, "receipt.act", act.act().toString());
        line(report, "receipt.started", Moments.utc(act.startedAt()));
        for (String column : COLUMNS) {
            if (!column.equals("outcome")) {
                act.fact(column).ifPresent(value -> line(report, "fact." + column, value));
            }
        }
        line(report, "receipt.error-details", act.words("errorDetails"));
        line(report, "receipt.chain", chain);
        line(report, "receipt.head", head);
        StringBuilder text = new StringBuilder(report.toString());
        text.append('\n').append(texts.get("receipt.lines")).append('\n');
        act.lines().forEach(line -> text.append(JsonText.visible(line.text())).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void line(Report report, String key, String value) {
        report.line(texts.get(key), value);
    }

    /** The same as JSON. */
    byte[] receiptJson(RecordedAct act, String chain, String head) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("act", act.act().toString());
        root.put("startedAt", act.startedAt().toString());
        ObjectNode facts = root.putObject("facts");
        new TreeMap<>(act.facts()).forEach(facts::put);
        var lines = root.putArray("lines");
        act.lines().stream().map(JournalLine::read).forEach(lines::add);
        root.put("chain", chain);
        root.put("chainHead", head);
        return JsonText.file(root);
    }

    /** Acts as a table for spreadsheets; every row says how the journal stood when it was written. */
    byte[] csv(List<RecordedAct> acts, ChainState chain, String head) {
        CsvTable csv = CsvTable.of(
                Locale.getDefault(Locale.Category.FORMAT),
                row(Stream.of("sequence", "startedAtUtc", "act"), COLUMNS.stream(), Stream.of("chain", "chainHead")));
        for (RecordedAct act : acts) {
            csv.row(row(
                    Stream.of(
                            Long.toString(act.sequence()),
                            act.startedAt().toString(),
                            act.act().toString()),
                    COLUMNS.stream().map(act::words),
                    Stream.of(ActWords.chain(chain), head)));
        }
        return csv.bytes();
    }

    private static List<String> row(Stream<String> first, Stream<String> facts, Stream<String> last) {
        return Stream.of(first, facts, last).flatMap(cells -> cells).toList();
    }

    byte[] json(List<RecordedAct> acts, ChainState chain, String head) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("chain", ActWords.chain(chain));
        root.put("chainHead", head);
        var list = root.putArray("acts");
        for (RecordedAct act : acts) {
            ObjectNode node = list.addObject();
            node.put("act", act.act().toString());
            node.put("startedAt", act.startedAt().toString());
            new TreeMap<>(act.facts()).forEach(node::put);
        }
        return JsonText.file(root);
    }
}
