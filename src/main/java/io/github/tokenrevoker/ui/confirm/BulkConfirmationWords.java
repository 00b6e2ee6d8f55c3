package io.github.tokenrevoker.ui.confirm;

import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.words.AnswerWords;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.confirm.ConfirmationWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the confirmation of many revocations says. Long lists are told by their beginning and their number. */
final class BulkConfirmationWords {
    private static final int MAX_NAME = 60;
    private static final int MAX_NAMES = 8;
    private static final int MAX_ZONES = 12;
    private static final int MAX_WARNINGS = 6;

    private final Texts texts = Texts.of(BulkConfirmationWords.class);
    private final ConfirmationWords single = new ConfirmationWords();

    String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    String counted(String key, int count) {
        return texts.counted(key, count);
    }

    /** The button's words, which are the phrase's with a capital. */
    static String button(int count) {
        String phrase = BulkQuestion.phrase(count);
        return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    /** A group for each environment, in it a line for each zone. */
    Map<Environment, List<String>> groups(BulkQuestion question) {
        Map<Environment, Map<String, List<String>>> names = new TreeMap<>();
        for (BulkJob job : question.toCheck()) {
            names.computeIfAbsent(job.profile().environment(), _ -> new TreeMap<>())
                    .computeIfAbsent(job.access().address().authority(), _ -> new ArrayList<>())
                    .add(job.profile().name());
        }
        Map<Environment, List<String>> groups = new LinkedHashMap<>();
        names.forEach((environment, zones) -> groups.put(environment, lines(zones)));
        return groups;
    }

    private List<String> lines(Map<String, List<String>> zones) {
        List<String> lines = zones.entrySet().stream()
                .limit(MAX_ZONES)
                .map(zone ->
                        texts.get("bulk.zone", zone.getKey(), zone.getValue().size(), names(zone.getValue())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (zones.size() > MAX_ZONES) {
            lines.add(texts.get("bulk.more-zones", zones.size() - MAX_ZONES));
        }
        return lines;
    }

    private String names(List<String> all) {
        String some = all.stream()
                .limit(MAX_NAMES)
                .map(name -> Harmless.line(name, MAX_NAME))
                .collect(Collectors.joining(", "));
        return all.size() > MAX_NAMES ? texts.get("bulk.more-names", some, all.size() - MAX_NAMES) : some;
    }

    /** What is known before any zone has answered. */
    List<String> warnings(BulkQuestion question, Instant now) {
        List<String> warnings = new ArrayList<>();
        if (question.unknownBefore() > 0) {
            warnings.add(texts.counted("bulk.unknown-before", question.unknownBefore()));
        }
        problem(question).ifPresent(problem -> warnings.add(single.unrecorded(problem)));
        if (!question.duplicates().isEmpty()) {
            warnings.add(texts.counted(
                    "bulk.duplicates",
                    question.duplicates().size(),
                    names(question.bulk().jobs().stream()
                            .filter(job -> question.duplicates()
                                    .containsKey(job.profile().id()))
                            .map(job -> job.profile().name())
                            .toList())));
        }
        Stream<String> leftOut = question.leftOut().stream().limit(MAX_WARNINGS);
        leftOut.forEach(words -> warnings.add(texts.get("bulk.left-out", words)));
        if (question.leftOut().size() > MAX_WARNINGS) {
            warnings.add(texts.get("bulk.more-left-out", question.leftOut().size() - MAX_WARNINGS));
        }
        warnings.addAll(findings(question, now));
        return warnings;
    }

    private static Optional<String> problem(BulkQuestion question) {
        return question.bulk().jobs().stream()
                .flatMap(job -> job.again().stream())
                .flatMap(again -> again.journalProblem().stream())
                .findFirst();
    }

    /** What the tokens say of themselves; the same of many profiles is told once. */
    private List<String> findings(BulkQuestion question, Instant now) {
        Map<String, List<String>> byWords = new LinkedHashMap<>();
        for (BulkJob job : question.toCheck()) {
            Circumstances circumstances = new Circumstances(
                    job.access().address(),
                    job.profile().acceptedZone(),
                    job.profile().diedToken(),
                    Optional.empty());
            Findings.of(job.token(), circumstances, now).stream()
                    .filter(finding -> finding.level() != Finding.Level.INFORMS)
                    .map(finding -> FindingWords.of(finding, now))
                    .forEach(words -> byWords.computeIfAbsent(words, _ -> new ArrayList<>())
                            .add(job.profile().name()));
        }
        return told(byWords);
    }

    private List<String> told(Map<String, List<String>> byWords) {
        List<String> lines = byWords.entrySet().stream()
                .limit(MAX_WARNINGS)
                .map(entry -> names(entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.toCollection(ArrayList::new));
        if (byWords.size() > MAX_WARNINGS) {
            lines.add(single.more(byWords.size() - MAX_WARNINGS));
        }
        return lines;
    }

    /** How far the checks have come, and what they found amiss. */
    String checks(BulkQuestion question) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        int fine = 0;
        for (BulkJob job : question.toCheck()) {
            CheckReport report = question.reports().get(job.profile().id());
            if (report != null && report.allowsProof()) {
                fine++;
            } else if (report != null) {
                problems.computeIfAbsent(problem(report), _ -> new ArrayList<>())
                        .add(job.profile().name());
            }
        }
        String progress = texts.get("bulk.checked", question.reports().size(), question.count(), fine);
        return Stream.concat(Stream.of(progress), told(problems).stream()).collect(Collectors.joining("\n"));
    }

    private String problem(CheckReport report) {
        return report.asked().stream()
                .flatMap(asked -> Stream.<Answer<?>>of(asked.provider(), asked.generation()))
                .flatMap(answer -> AnswerWords.problem(answer).stream())
                .findFirst()
                .orElseGet(() -> texts.get("bulk.no-proof"));
    }
}
