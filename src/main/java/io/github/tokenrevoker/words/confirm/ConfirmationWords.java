package io.github.tokenrevoker.words.confirm;

import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.words.AnswerWords;
import io.github.tokenrevoker.words.EnvironmentWords;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the confirmation of a revocation says: title, consequence, facts and warnings. */
public final class ConfirmationWords {
    private static final int MAX_NAME = 120;
    private static final int MAX_PROBLEM = 300;
    private static final int MAX_FINDINGS = 50;

    private final Texts texts = Texts.of(ConfirmationWords.class);

    public String title(Profile profile, Optional<Revocation> job) {
        return texts.get("title", providerName(profile, job));
    }

    /** Object, place and consequence in one paragraph. */
    public String statement(Profile profile, Optional<Revocation> job) {
        Optional<ProviderDetails> provider = job.flatMap(known -> known.report().provider());
        String who = provider.map(details -> texts.get(
                        "statement.provider",
                        Harmless.line(details.name(), MAX_NAME),
                        Harmless.line(details.id(), MAX_NAME)))
                .orElseGet(() -> texts.get("statement.profile", Harmless.line(profile.name(), MAX_NAME)));
        return texts.get(
                "statement",
                who,
                profile.address().authority(),
                EnvironmentWords.of(profile.environment()).toUpperCase(Locale.ROOT));
    }

    public String generation(Optional<Revocation> job) {
        return job.flatMap(known -> known.report().generation())
                .map(generation -> texts.get("generation.known", generation, generation.number() + 1))
                .orElseGet(() -> texts.get(job.isPresent() ? "generation.unknown" : "generation.checking"));
    }

    /** What the revocation invalidates. */
    public String dies() {
        return texts.get("dies");
    }

    /** What the revocation leaves valid. */
    public String stays() {
        return texts.get("stays");
    }

    /** What is done with a canary token. */
    public String canary() {
        return texts.get("canary");
    }

    /** The warning that there will be no record. */
    public String unrecorded(String problem) {
        return texts.get("warning.unrecorded", Harmless.line(problem, MAX_PROBLEM));
    }

    /** How many warnings of a kind are left out. */
    public String more(int count) {
        return texts.get("warning.more", count);
    }

    /** What the operator should weigh before saying yes: first what blocks, then in the order of what it may cost. */
    public List<Note> warnings(Revocation job, boolean earlierOutcomeUnknown) {
        List<Note> warnings = new ArrayList<>();
        job.movedFrom()
                .ifPresent(from -> warnings.add(warning(texts.get(
                        "warning.moved",
                        from,
                        job.report().generation().map(Object::toString).orElse("?")))));
        job.journalProblem().ifPresent(problem -> warnings.add(warning(unrecorded(problem))));
        if (earlierOutcomeUnknown) {
            warnings.add(warning(texts.get("warning.earlier-unknown")));
        }
        warnings.addAll(findings(job));
        switch (job.report().caller()) {
            case Caller.Established _ -> {}
            case Caller.NotEstablished unknown ->
                warnings.add(warning(
                        texts.get("warning.caller." + unknown.doubt()) + reason(job, CheckReport.Asked::provider)));
            case Caller.Withheld _ -> warnings.add(new Note(Note.Level.BLOCKS, texts.get("warning.caller.blocked")));
        }
        if (job.report().asked().isPresent() && job.report().generation().isEmpty()) {
            warnings.add(warning(texts.get("warning.generation") + reason(job, CheckReport.Asked::generation)));
        }
        warnings.sort(Comparator.comparing(Note::level));
        return warnings;
    }

    private static Note warning(String words) {
        return new Note(Note.Level.WARNS, words);
    }

    private List<Note> findings(Revocation job) {
        Instant at = job.report().onZonesClock(job.report().at());
        var circumstances = new Circumstances(
                job.access().address(),
                job.profile().acceptedZone(),
                job.profile().diedToken(),
                job.report().generation());
        List<Finding> weighty = Findings.of(job.report().token(), circumstances, at).stream()
                .filter(finding -> finding.level() != Finding.Level.INFORMS)
                .toList();
        List<Note> notes = new ArrayList<>();
        weighty.stream().limit(MAX_FINDINGS).forEach(finding -> notes.add(FindingWords.note(finding, at)));
        if (weighty.size() > MAX_FINDINGS) {
            notes.add(warning(more(weighty.size() - MAX_FINDINGS)));
        }
        return notes;
    }

    /** Returns the zone's failure to answer a question, as a line; empty when it answered well. */
    private static String reason(Revocation job, Function<CheckReport.Asked, Answer<?>> question) {
        return job.report()
                .asked()
                .map(question)
                .flatMap(AnswerWords::problem)
                .map(problem -> "\n" + problem)
                .orElse("");
    }

    private static String providerName(Profile profile, Optional<Revocation> job) {
        return Harmless.line(
                job.flatMap(known -> known.report().provider())
                        .map(ProviderDetails::name)
                        .filter(name -> !name.isBlank())
                        .orElse(profile.name()),
                MAX_NAME);
    }
}
