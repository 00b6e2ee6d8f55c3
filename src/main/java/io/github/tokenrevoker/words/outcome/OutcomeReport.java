package io.github.tokenrevoker.words.outcome;

import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.quoting.Report;
import io.github.tokenrevoker.revocation.Attempt;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.words.EnvironmentWords;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An outcome as plain text for a ticket: everything the panel shows, and never the token. */
public final class OutcomeReport {
    private final Report report = new Report();

    private OutcomeReport() {}

    public static String of(Outcome outcome) {
        return of(outcome, Optional.empty());
    }

    /** The same, with what the zone has said of leaked tokens afterwards. */
    public static String of(Outcome outcome, Optional<LeakedAfter> leaked) {
        OutcomeReport outcomeReport = new OutcomeReport();
        Report report = outcomeReport.report;
        OutcomeWords words = OutcomeWords.of(outcome);
        Attempt attempt = outcome.attempt();
        Revocation revocation = attempt.revocation();
        report.line("Token Revoker", words.title());
        report.line("Profile", revocation.profile().name());
        report.line("Environment", EnvironmentWords.of(revocation.profile().environment()));
        report.line("Onezone", revocation.access().address().toString());
        report.line("Provider", attempt.provider().map(OutcomeReport::provider).orElse("not known"));
        revocation.report().token().legible().map(Inscription::id).ifPresent(id -> report.line("Token id", id));
        report.line("Request", "DELETE " + revocation.access().address().api("/provider/tokens/temporary"));
        report.line("Time (UTC)", Moments.utc(attempt.startedAt()));
        report.line("Time (local)", Moments.local(attempt.startedAt()));
        report.line("Duration", Moments.duration(attempt.duration()));
        report.line("HTTP status", words.status());
        report.line("Generation", words.generation());
        outcome.error().ifPresent(outcomeReport::error);
        outcome.raw().ifPresent(outcomeReport::raw);
        leaked.map(LeakWords::after).ifPresent(after -> report.block("Leaked tokens", after));
        report.line("What happened", words.happened());
        report.line("What it means", words.meaning());
        report.line("What to do", words.advice());
        return report.toString();
    }

    private void error(OnezoneError error) {
        report.line("Error id", error.id());
        report.line("Error description", error.description());
        json("Error details", Optional.ofNullable(error.details()));
        json("Server context", Optional.ofNullable(error.context()));
    }

    private void json(String name, Optional<JsonNode> json) {
        json.ifPresent(node -> report.block(name, JsonWords.indented(node)));
    }

    private void raw(RawBody raw) {
        report.block(
                "Raw answer (" + raw.size() + (raw.size() == 1 ? " byte" : " bytes") + (raw.cut() ? ", first part" : "")
                        + ")",
                raw.excerpt());
    }

    private static String provider(ProviderDetails provider) {
        return provider.name() + " (" + provider.id() + ")";
    }
}
