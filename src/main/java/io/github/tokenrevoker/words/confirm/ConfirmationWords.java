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
import io.github.tokenrevoker.words.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the confirmation of a revocation says: title, consequence, facts and warnings. */
public final class ConfirmationWords {
    private static final int MAX_NAME = 120;
    private static final int MAX_PROBLEM = 300;
    private static final int MAX_FINDINGS = 6;

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

    /** What the operator should weigh before saying yes; each on a line of its own. */
    public List<String> warnings(Revocation job, boolean earlierOutcomeUnknown) {
        List<String> warnings = new ArrayList<>();
        job.movedFrom()
                .ifPresent(from -> warnings.add(texts.get(
                        "warning.moved",
                        from,
                        job.report().generation().map(Object::toString).orElse("?"))));
        job.journalProblem().ifPresent(problem -> warnings.add(unrecorded(problem)));
        if (earlierOutcomeUnknown) {
            warnings.add(texts.get("warning.earlier-unknown"));
        }
        Instant at = job.report().onZonesClock(job.report().at());
        var circumstances = new Circumstances(
                job.access().address(),
                job.profile().acceptedZone(),
                job.profile().diedToken(),
                job.report().generation());
        List<Finding> weighty = Findings.of(job.report().token(), circumstances, at).stream()
                .filter(finding -> finding.level() != Finding.Level.INFORMS)
                .toList();
        weighty.stream().limit(MAX_FINDINGS).forEach(finding -> warnings.add(FindingWords.of(finding, at)));
        if (weighty.size() > MAX_FINDINGS) {
            warnings.add(more(weighty.size() - MAX_FINDINGS));
        }
        switch (job.report().caller()) {
            case Caller.Established _ -> {}
            case Caller.NotEstablished unknown ->
                warnings.add(texts.get("warning.caller." + unknown.doubt()) + reason(job, CheckReport.Asked::provider));
            case Caller.Withheld _ -> warnings.add(texts.get("warning.caller.blocked"));
        }
        if (job.report().asked().isPresent() && job.report().generation().isEmpty()) {
            warnings.add(texts.get("warning.generation") + reason(job, CheckReport.Asked::generation));
        }
        return warnings;
    }

    /** What the zone answered to one of the questions, on a line of its own; empty when it answered well. */
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
