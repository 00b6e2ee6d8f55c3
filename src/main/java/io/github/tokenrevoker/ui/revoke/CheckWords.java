package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.connection.ServerCertificate;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.ClockDifference;
import io.github.tokenrevoker.onezone.Verification;
import io.github.tokenrevoker.onezone.ZoneDetails;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.words.AdviceWords;
import io.github.tokenrevoker.words.AnswerWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a check brought, a line for each thing. */
final class CheckWords {
    private static final int MAX_NAME = 120;
    private static final Texts TEXTS = Texts.of(CheckWords.class);

    private CheckWords() {}

    static String of(CheckReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Moments.clock(report.at()) + "  " + verdict(report));
        report.further().ifPresent(further -> {
            verification(further.verification()).ifPresent(lines::add);
            further.zone().success().map(CheckWords::zone).ifPresent(lines::add);
        });
        report.clockDifference().map(CheckWords::clocks).ifPresent(lines::add);
        report.certificate()
                .map(certificate -> certificate(certificate, report))
                .ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private static String verdict(CheckReport report) {
        List<Answer<?>> failed = report.asked().stream()
                .flatMap(asked -> Stream.<Answer<?>>of(asked.provider(), asked.generation()))
                .filter(answer -> answer.success().isEmpty())
                .toList();
        if (!failed.isEmpty()) {
            Stream<String> problems = failed.stream().flatMap(answer -> AnswerWords.problem(answer).stream());
            Stream<String> advice = failed.stream().flatMap(answer -> AdviceWords.of(answer).stream());
            return String.join(
                    "\n", Stream.concat(problems.distinct(), advice.distinct()).toList());
        }
        return switch (report.caller()) {
            case Caller.Established _ -> TEXTS.get("check.fine");
            case Caller.NotEstablished doubt -> TEXTS.get("check.doubt." + doubt.doubt());
            case Caller.Withheld _ -> TEXTS.get("check.blocked");
        };
    }

    /** Nothing where the other answers have said it already: the same refusal, or no way to the zone. */
    private static Optional<String> verification(Answer<Verification> answer) {
        return switch (answer) {
            case Answer.Success<Verification> success ->
                Optional.of(success.value()
                        .timeLeft()
                        .map(left -> TEXTS.get("check.valid-for", Moments.length(left)))
                        .orElseGet(() -> TEXTS.get("check.valid")));
            case Answer.Refusal<Verification> refusal ->
                Optional.of(TEXTS.get(
                        "check.invalid",
                        Harmless.line(refusal.error().innermost().description(), MAX_NAME),
                        Harmless.line(refusal.error().innermost().id(), MAX_NAME)));
            case Answer.Unreadable<Verification> _, Answer.NotSent<Verification> _, Answer.Lost<Verification> _ ->
                Optional.empty();
        };
    }

    private static String zone(ZoneDetails zone) {
        String name = Harmless.line(zone.name(), MAX_NAME);
        return zone.version().isBlank()
                ? TEXTS.get("check.zone", name)
                : TEXTS.get("check.zone.version", name, Harmless.line(zone.version(), MAX_NAME));
    }

    private static String clocks(ClockDifference difference) {
        if (!difference.isCertain()) {
            return TEXTS.get("check.clocks.agree");
        }
        boolean ahead = !difference.ahead().isNegative();
        return TEXTS.get(
                ahead ? "check.clocks.ahead" : "check.clocks.behind",
                Moments.length(difference.ahead().abs()));
    }

    private static String certificate(ServerCertificate certificate, CheckReport report) {
        return TEXTS.get(
                "check.certificate",
                Moments.distance(report.at(), certificate.validUntil()),
                Moments.local(certificate.validUntil()));
    }
}
