package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.quoting.CsvTable;
import io.github.tokenrevoker.quoting.HtmlText;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.revocation.Attempt;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.words.EnvironmentWords;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What came of an act of many revocations, for whoever has to be told. Has no token in it. Immutable. */
final class BulkDocuments {
    private static final List<String> COLUMNS = List.of(
            "profile",
            "environment",
            "onezone",
            "tags",
            "provider",
            "providerId",
            "state",
            "result",
            "generationBefore",
            "generationAfter",
            "status",
            "errorId",
            "errorDescription",
            "startedAtUtc",
            "durationMillis",
            "leakedTokens",
            "act");

    private static final DateTimeFormatter FOR_FILES =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Texts texts = Texts.of(BulkDocuments.class);
    private final List<Map<String, String>> rows;
    private final Map<BulkCategory, Integer> counts;
    private final Optional<String> act;
    private final String reason;
    private final Instant begunAt;
    private final Instant writtenAt;

    private BulkDocuments(
            List<Map<String, String>> rows,
            Map<BulkCategory, Integer> counts,
            Optional<String> act,
            String reason,
            Instant begunAt,
            Instant writtenAt) {
        this.rows = rows;
        this.counts = counts;
        this.act = act;
        this.reason = reason;
        this.begunAt = begunAt;
        this.writtenAt = writtenAt;
    }

    /** Of the last run as it stands. On the FX thread. */
    static BulkDocuments of(BulkModel model, Instant now) {
        List<Map<String, String>> rows = new ArrayList<>();
        Map<BulkCategory, Integer> counts = new LinkedHashMap<>();
        for (BulkRow row : model.inRun()) {
            row.stateProperty().get().ifPresent(state -> rows.add(facts(row, state)));
        }
        for (BulkCategory category : BulkCategory.values()) {
            counts.put(category, model.count(category));
        }
        return new BulkDocuments(
                rows,
                counts,
                model.act().map(Object::toString),
                model.reason(),
                model.begunAtProperty().get().orElse(now),
                now);
    }

    private static Map<String, String> facts(BulkRow row, BulkState state) {
        Profile profile = row.profile();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("profile", profile.name());
        facts.put("environment", EnvironmentWords.of(profile.environment()));
        facts.put("onezone", profile.address().toString());
        facts.put("tags", profile.tags().toString());
        facts.put("state", BulkCategory.of(state).name().toLowerCase(Locale.ROOT));
        facts.put("result", BulkWords.of(state));
        if (state instanceof BulkState.Ended ended) {
            outcome(facts, ended.conclusion().outcome());
            row.session()
                    .leakedAfter(ended.conclusion().outcome())
                    .ifPresent(after -> facts.put("leakedTokens", LeakWords.after(after)));
        }
        return facts;
    }

    private static void outcome(Map<String, String> facts, Outcome outcome) {
        Attempt attempt = outcome.attempt();
        attempt.provider().ifPresent(provider -> {
            facts.put("provider", provider.name());
            facts.put("providerId", provider.id());
        });
        attempt.before().ifPresent(before -> facts.put("generationBefore", before.toString()));
        facts.put("startedAtUtc", attempt.startedAt().toString());
        facts.put("durationMillis", Long.toString(attempt.duration().toMillis()));
        facts.put("act", attempt.act().toString());
        outcome.after().ifPresent(after -> facts.put("generationAfter", after.toString()));
        attempt.answer().ifPresent(answer -> facts.put("status", Integer.toString(answer.status())));
        outcome.error().ifPresent(error -> {
            facts.put("errorId", error.innermost().id());
            facts.put("errorDescription", error.innermost().description());
        });
    }

    String fileName() {
        return "revocations-" + FOR_FILES.format(begunAt) + ".html";
    }

    /** The report in the format that the name of the file asks for: JSON, CSV, or else a page. */
    byte[] as(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return json();
        }
        return name.endsWith(".csv") ? csv() : html();
    }

    private byte[] csv() {
        CsvTable csv = CsvTable.of(Locale.getDefault(Locale.Category.FORMAT), COLUMNS);
        rows.forEach(row -> csv.row(
                COLUMNS.stream().map(column -> row.getOrDefault(column, "")).toList()));
        return csv.bytes();
    }

    private byte[] json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("begunAt", begunAt.toString());
        root.put("writtenAt", writtenAt.toString());
        act.ifPresent(id -> root.put("bulkAct", id));
        root.put("reason", reason);
        ObjectNode numbers = root.putObject("counts");
        counts.forEach((category, count) -> numbers.put(category.name().toLowerCase(Locale.ROOT), count));
        var list = root.putArray("providers");
        rows.forEach(row -> {
            ObjectNode node = list.addObject();
            row.forEach(node::put);
        });
        return JsonText.file(root);
    }

    /** A page to be printed, of black on white, that loads nothing. */
    private byte[] html() {
        StringBuilder page = new StringBuilder();
        String title = HtmlText.of(texts.get("report.title"));
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append("body{font:11pt sans-serif;margin:2em;color:#000;background:#fff}\n")
                .append("h1{font-size:16pt}table{border-collapse:collapse;width:100%}\n")
                .append("th,td{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top;")
                .append("font-size:9pt;overflow-wrap:anywhere;unicode-bidi:isolate}\nthead{display:table-header-group}")
                .append("tr{break-inside:avoid}\n@page{size:A4 landscape;margin:12mm}\n</style></head><body>\n<h1>")
                .append(title)
                .append("</h1>\n<p>")
                .append(HtmlText.of(texts.get("report.times", Moments.utc(begunAt), Moments.utc(writtenAt))))
                .append("</p>\n");
        act.ifPresent(id -> paragraph(page, texts.get("report.act", id)));
        if (!reason.isBlank()) {
            paragraph(page, texts.get("report.reason", reason));
        }
        page.append("<ul>\n");
        counts.forEach((category, count) -> {
            if (count > 0) {
                page.append("<li>")
                        .append(HtmlText.of(texts.get("count." + category, count)))
                        .append("</li>\n");
            }
        });
        page.append("</ul>\n");
        table(page);
        page.append("<p>").append(HtmlText.of(texts.get("report.note"))).append("</p>\n</body></html>\n");
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Only the columns that some row has. */
    private void table(StringBuilder page) {
        page.append("<table><thead><tr>");
        List<String> columns = COLUMNS.stream()
                .filter(column -> rows.stream().anyMatch(row -> row.containsKey(column)))
                .toList();
        columns.forEach(column -> page.append("<th>")
                .append(HtmlText.of(texts.get("report.column." + column)))
                .append("</th>"));
        page.append("</tr></thead><tbody>\n");
        for (Map<String, String> row : rows) {
            page.append("<tr>");
            columns.forEach(column -> page.append("<td>")
                    .append(HtmlText.of(row.getOrDefault(column, "")))
                    .append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody></table>\n");
    }

    private static void paragraph(StringBuilder page, String words) {
        page.append("<p>").append(HtmlText.of(words)).append("</p>\n");
    }
}
