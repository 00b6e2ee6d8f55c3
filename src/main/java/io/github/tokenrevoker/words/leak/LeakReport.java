package io.github.tokenrevoker.words.leak;

import io.github.tokenrevoker.quoting.HtmlText;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.quoting.Report;
import io.github.tokenrevoker.revocation.leak.Ending;
import io.github.tokenrevoker.revocation.leak.LeakAnswer;
import io.github.tokenrevoker.revocation.leak.LeakAnswer.Standing;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.revocation.leak.TokenEvidence;
import io.github.tokenrevoker.token.find.DamagedToken;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole picture of a leak for the incident file: what was found where, what ends it, the evidence, and what is left to
 * do. Names tokens by their public ids; no letter of a token but its first and last few is among it.
 *
 * @param damaged beginnings of tokens that are not whole
 * @param revocations what zones said of the tokens after revocations
 * @param bytes how much text was searched
 * @param at when the report is made
 */
public record LeakReport(
        List<TokenEvidence> tokens,
        List<DamagedToken> damaged,
        List<LeakedAfter> revocations,
        long bytes,
        Instant at,
        String toolVersion) {
    private static final Texts TEXTS = Texts.of(LeakReport.class);

    public LeakReport {
        tokens = List.copyOf(tokens);
        damaged = List.copyOf(damaged);
        revocations = List.copyOf(revocations);
    }

    /** A name and its value. */
    private record Line(String key, String value) {
        String name() {
            return TEXTS.get("report." + key);
        }
    }

    private List<Line> head() {
        List<Line> lines = new ArrayList<>(List.of(
                new Line("made", Moments.utc(at)),
                new Line("tool", toolVersion),
                new Line("searched", Long.toString(bytes)),
                new Line("summary", LeakWords.summary(tokens))));
        for (LeakedAfter after : revocations) {
            lines.add(new Line("revocation", TEXTS.get("report.after", after.act(), LeakWords.after(after))));
        }
        return lines;
    }

    private List<Line> lines(TokenEvidence one) {
        LeakedToken token = one.token();
        List<Line> lines = new ArrayList<>(List.of(
                new Line("token", token.found().hint()),
                new Line("id", LeakWords.id(token.inscription())),
                new Line("zone", LeakWords.zone(token.inscription())),
                new Line("owner", LeakWords.owner(token)),
                new Line("type", LeakWords.type(token.inscription())),
                new Line("expiry", LeakWords.expiry(token.inscription(), at)),
                new Line("caveats", LeakWords.caveats(token.inscription())),
                new Line(
                        "places",
                        LeakWords.places(token.found().places(), token.found().occurrences())),
                new Line("ending", LeakWords.ending(token))));
        for (LeakAnswer answer : one.answers()) {
            lines.add(new Line("answer", Moments.utc(answer.at()) + ": " + LeakWords.answer(answer)));
        }
        if (one.answers().isEmpty()) {
            lines.add(new Line("answer", TEXTS.get("report.not-asked")));
        }
        return lines;
    }

    private static List<Line> lines(DamagedToken one) {
        return List.of(
                new Line("damaged", one.hint() + ": " + LeakWords.damage(one)),
                new Line("places", LeakWords.places(one.places(), one.occurrences())));
    }

    /** What is left to do: for each token that is not known to be invalid, what ends it. */
    private List<String> todo() {
        List<String> left = tokens.stream()
                .filter(one -> one.standing() != Standing.ENDED && !(one.token().ending() instanceof Ending.Expired))
                .map(one -> LeakWords.id(one.token().inscription()) + ": " + LeakWords.ending(one.token()))
                .toList();
        return left.isEmpty() ? List.of(TEXTS.get("report.nothing-left")) : left;
    }

    /** As plain text. */
    public byte[] text() {
        StringBuilder text = new StringBuilder(TEXTS.get("report.title")).append("\n\n");
        add(text, head());
        tokens.forEach(one -> add(text, lines(one)));
        damaged.forEach(one -> add(text, lines(one)));
        add(text, todo().stream().map(line -> new Line("todo", line)).toList());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(StringBuilder text, List<Line> lines) {
        Report report = new Report();
        lines.forEach(line -> report.line(line.name(), line.value()));
        text.append(report).append('\n');
    }

    /** As JSON, with the values as they are. */
    public byte[] json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "token-revoker-leak-report");
        root.put("version", 1);
        root.put("madeAt", at.toString());
        root.put("tool", toolVersion);
        root.put("bytesSearched", bytes);
        ArrayNode all = root.putArray("tokens");
        tokens.forEach(one -> token(all.addObject(), one));
        ArrayNode broken = root.putArray("incomplete");
        damaged.forEach(one -> {
            ObjectNode node = broken.addObject();
            node.put("hint", one.hint());
            node.put("reason", one.reason().name());
            one.places()
                    .forEach(place -> node.withArray("places")
                            .addObject()
                            .put("source", place.source())
                            .put("line", place.line()));
        });
        ArrayNode acts = root.putArray("revocations");
        revocations.forEach(after -> acts.addObject()
                .put("act", after.act().toString())
                .put("leakedTokens", after.tokens().size())
                .put("rejectedAsRevoked", after.revoked())
                .put("words", LeakWords.after(after)));
        ArrayNode left = root.putArray("leftToDo");
        todo().forEach(left::add);
        return JsonText.file(root);
    }

    private void token(ObjectNode node, TokenEvidence one) {
        LeakedToken token = one.token();
        node.put("hint", token.found().hint());
        node.put("tokenId", token.inscription().id());
        node.put("onezone", token.inscription().onezoneDomain());
        node.put("owner", LeakWords.owner(token));
        node.put("type", LeakWords.type(token.inscription()));
        Ending.expiry(token.inscription()).ifPresent(end -> node.put("expiresAt", end.toString()));
        ArrayNode caveats = node.putArray("caveats");
        token.inscription().caveats().forEach(caveat -> caveats.add(caveat.text()));
        ArrayNode places = node.putArray("places");
        token.found()
                .places()
                .forEach(place ->
                        places.addObject().put("source", place.source()).put("line", place.line()));
        node.put("occurrences", token.found().occurrences());
        node.put("whatEndsIt", LeakWords.ending(token));
        ArrayNode answers = node.putArray("answers");
        one.answers()
                .forEach(answer -> answers.addObject()
                        .put("at", answer.at().toString())
                        .put("answer", answer.word())
                        .put("words", LeakWords.answer(answer)));
    }

    /** As a page to print. Runs nothing and loads nothing. */
    public byte[] html() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<title>")
                .append(HtmlText.of(TEXTS.get("report.title")))
                .append(
                        "</title><style>body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;margin:1em 0;")
                .append(
                        "page-break-inside:avoid;width:100%}th,td{border:1px solid #888;padding:4px 8px;text-align:left;")
                .append("vertical-align:top;overflow-wrap:anywhere}th{width:10em}</style></head><body>\n<h1>")
                .append(HtmlText.of(TEXTS.get("report.title")))
                .append("</h1>\n");
        table(page, head());
        tokens.forEach(one -> table(page, lines(one)));
        damaged.forEach(one -> table(page, lines(one)));
        page.append("<h2>").append(HtmlText.of(TEXTS.get("report.todo"))).append("</h2>\n<ul>\n");
        todo().forEach(line -> page.append("<li>").append(HtmlText.of(line)).append("</li>\n"));
        return page.append("</ul>\n</body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void table(StringBuilder page, List<Line> lines) {
        page.append("<table>\n");
        lines.stream()
                .filter(line -> !line.value().isBlank())
                .forEach(line -> page.append("<tr><th>")
                        .append(HtmlText.of(line.name()))
                        .append("</th><td>")
                        .append(HtmlText.of(line.value()))
                        .append("</td></tr>\n"));
        page.append("</table>\n");
    }
}
