package io.github.tokenrevoker.words.journal;

import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.quoting.CsvTable;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.quoting.Report;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Acts as files for others: receipts of one, exports of many. */
public final class ActDocuments {
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
     * @param chain what a verification made for the receipt has found
     */
    public byte[] receipt(RecordedAct act, ChainStatement chain) {
        Report report = new Report();
        line(report, "receipt.title", ActWords.outcome(act));
        facts(report, act);
        line(report, "receipt.chain", chain.words());
        line(report, "receipt.verified", chain.at().map(Moments::utc).orElse(""));
        line(report, "receipt.chain-lines", chain.lines().map(Object::toString).orElse(""));
        line(report, "receipt.head", chain.head());
        StringBuilder text = new StringBuilder(report.toString());
        text.append('\n').append(texts.get("receipt.lines")).append('\n');
        act.lines().forEach(line -> text.append(JsonText.visible(line.text())).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the journal says of one act, a fact a line, for reading on the screen. */
    public String facts(RecordedAct act) {
        Report report = new Report();
        line(report, "fact.outcome", ActWords.outcome(act));
        facts(report, act);
        return report.toString();
    }

    private void facts(Report report, RecordedAct act) {
        line(report, "receipt.act", act.act().toString());
        line(report, "receipt.started", Moments.utc(act.startedAt()));
        for (String column : COLUMNS) {
            if (!column.equals("outcome")) {
                act.fact(column).ifPresent(value -> line(report, "fact." + column, value));
            }
        }
        line(report, "receipt.leaked", ActWords.leaked(act));
        line(report, "receipt.error-details", act.words("errorDetails"));
    }

    private void line(Report report, String key, String value) {
        report.line(texts.get(key), value);
    }

    /** The same as JSON. */
    public byte[] receiptJson(RecordedAct act, ChainStatement chain) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("act", act.act().toString());
        root.put("startedAt", act.startedAt().toString());
        ObjectNode facts = root.putObject("facts");
        new TreeMap<>(act.facts()).forEach(facts::put);
        var lines = root.putArray("lines");
        act.lines().stream().map(JournalLine::read).forEach(lines::add);
        chain(root, chain);
        return JsonText.file(root);
    }

    /** Acts as a table for spreadsheets; every row says how the journal stood when it was written. */
    public byte[] csv(List<RecordedAct> acts, ChainStatement chain) {
        CsvTable csv = CsvTable.of(
                Locale.getDefault(Locale.Category.FORMAT),
                row(
                        Stream.of("sequence", "startedAtUtc", "act"),
                        COLUMNS.stream(),
                        Stream.of("chain", "chainHead", "chainLines", "chainVerifiedAtUtc")));
        for (RecordedAct act : acts) {
            csv.row(row(
                    Stream.of(
                            Long.toString(act.sequence()),
                            act.startedAt().toString(),
                            act.act().toString()),
                    COLUMNS.stream().map(act::words),
                    Stream.of(
                            chain.words(),
                            chain.head(),
                            chain.lines().map(Object::toString).orElse(""),
                            chain.at().map(Instant::toString).orElse(""))));
        }
        return csv.bytes();
    }

    private static void chain(ObjectNode root, ChainStatement chain) {
        root.put("chain", chain.words());
        root.put("chainHead", chain.head());
        chain.lines().ifPresent(lines -> root.put("chainLines", lines));
        chain.at().ifPresent(at -> root.put("chainVerifiedAt", at.toString()));
    }

    private static List<String> row(Stream<String> first, Stream<String> facts, Stream<String> last) {
        return Stream.of(first, facts, last).flatMap(cells -> cells).toList();
    }

    public byte[] json(List<RecordedAct> acts, ChainStatement chain) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        chain(root, chain);
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
