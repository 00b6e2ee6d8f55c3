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
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The result of a check, one note for each thing: first whether the revocation can be verified. */
final class CheckWords {
    private static final int MAX_NAME = 120;
    private static final Texts TEXTS = Texts.of(CheckWords.class);

    private CheckWords() {}

    static List<Note> of(CheckReport report) {
        List<Note> notes = new ArrayList<>(verdict(report));
        notes.set(
                0,
                new Note(
                        notes.getFirst().level(),
                        TEXTS.get(
                                "check.at",
                                Moments.clock(report.at()),
                                notes.getFirst().text())));
        report.further().ifPresent(further -> {
            verification(further.verification()).ifPresent(notes::add);
            further.zone().success().map(CheckWords::zone).ifPresent(notes::add);
        });
        report.clockDifference().map(CheckWords::clocks).ifPresent(notes::add);
        report.certificate()
                .map(certificate -> certificate(certificate, report))
                .ifPresent(notes::add);
        return notes;
    }

    private static List<Note> verdict(CheckReport report) {
        List<Answer<?>> failed = report.asked().stream()
                .flatMap(asked -> Stream.<Answer<?>>of(asked.provider(), asked.generation()))
                .filter(answer -> answer.success().isEmpty())
                .toList();
        if (!failed.isEmpty()) {
            Stream<Note> problems = failed.stream()
                    .flatMap(answer -> AnswerWords.problem(answer).stream())
                    .distinct()
                    .map(problem -> new Note(Note.Level.FAILS, problem));
            Stream<Note> advice = failed.stream()
                    .flatMap(answer -> AdviceWords.of(answer).stream())
                    .distinct()
                    .map(Note::stating);
            return Stream.concat(problems, advice).toList();
        }
        return List.of(
                switch (report.caller()) {
                    case Caller.Established _ -> new Note(Note.Level.CONFIRMS, TEXTS.get("check.fine"));
                    case Caller.NotEstablished doubt ->
                        new Note(Note.Level.WARNS, TEXTS.get("check.doubt." + doubt.doubt()));
                    case Caller.Withheld _ -> new Note(Note.Level.BLOCKS, TEXTS.get("check.blocked"));
                });
    }

    /** Nothing where the other answers have said it already: the same refusal, or no way to the zone. */
    private static Optional<Note> verification(Answer<Verification> answer) {
        return switch (answer) {
            case Answer.Success<Verification> success ->
                Optional.of(success.value()
                        .timeLeft()
                        .map(left -> Note.stating(TEXTS.get("check.valid-for", Moments.length(left))))
                        .orElseGet(() -> Note.stating(TEXTS.get("check.valid"))));
            case Answer.Refusal<Verification> refusal ->
                Optional.of(new Note(
                        Note.Level.FAILS,
                        TEXTS.get(
                                "check.invalid",
                                Harmless.line(refusal.error().innermost().description(), MAX_NAME),
                                Harmless.line(refusal.error().innermost().id(), MAX_NAME))));
            case Answer.Unreadable<Verification> _, Answer.NotSent<Verification> _, Answer.Lost<Verification> _ ->
                Optional.empty();
        };
    }

    private static Note zone(ZoneDetails zone) {
        String name = Harmless.line(zone.name(), MAX_NAME);
        return Note.stating(
                zone.version().isBlank()
                        ? TEXTS.get("check.zone", name)
                        : TEXTS.get("check.zone.version", name, Harmless.line(zone.version(), MAX_NAME)));
    }

    private static Note clocks(ClockDifference difference) {
        if (!difference.isCertain()) {
            return Note.stating(TEXTS.get("check.clocks.agree"));
        }
        boolean ahead = !difference.ahead().isNegative();
        return new Note(
                Note.Level.INFORMS,
                TEXTS.get(
                        ahead ? "check.clocks.ahead" : "check.clocks.behind",
                        Moments.length(difference.ahead().abs())));
    }

    private static Note certificate(ServerCertificate certificate, CheckReport report) {
        return Note.stating(TEXTS.get(
                "check.certificate",
                Moments.distance(report.at(), certificate.validUntil()),
                Moments.local(certificate.validUntil())));
    }
}
