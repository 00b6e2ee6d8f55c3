package io.github.tokenrevoker.ui.outcome;

import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.revocation.Attempt;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Harmless;
import io.github.tokenrevoker.ui.words.Moments;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An outcome as plain text for a ticket: everything the panel shows, and never the token. */
final class OutcomeReport {
    private final StringBuilder text = new StringBuilder();

    private OutcomeReport() {}

    static String of(Outcome outcome) {
        OutcomeReport report = new OutcomeReport();
        OutcomeWords words = OutcomeWords.of(outcome);
        Attempt attempt = outcome.attempt();
        Revocation revocation = attempt.revocation();
        report.line("Token Revoker", words.title());
        report.line("Profile", Harmless.line(revocation.profile().name()));
        report.line("Environment", EnvironmentBadge.word(revocation.profile().environment()));
        report.line("Onezone", revocation.access().address().toString());
        report.line(
                "Provider",
                revocation.report().provider().map(OutcomeReport::provider).orElse("not known"));
        revocation
                .report()
                .token()
                .legible()
                .map(Inscription::id)
                .ifPresent(id -> report.line("Token id", Harmless.line(id)));
        report.line("Request", "DELETE " + revocation.access().address().api("/provider/tokens/temporary"));
        report.line("Time (UTC)", Moments.utc(attempt.startedAt()));
        report.line("Time (local)", Moments.local(attempt.startedAt()));
        report.line("Duration", Moments.duration(attempt.duration()));
        report.line("HTTP status", words.status());
        report.line("Generation", words.generation());
        OutcomeAnswer answer = OutcomeAnswer.of(outcome);
        answer.error().ifPresent(report::error);
        answer.raw().ifPresent(report::raw);
        report.line("What happened", words.happened());
        report.line("What it means", words.meaning());
        report.line("What to do", words.advice());
        return report.text.toString();
    }

    private void line(String name, String value) {
        if (!value.isBlank()) {
            text.append(name).append(": ").append(value.strip()).append('\n');
        }
    }

    private void error(OnezoneError error) {
        line("Error id", Harmless.line(error.id()));
        line("Error description", Harmless.line(error.description()));
        json("Error details", Optional.ofNullable(error.details()));
        json("Server context", Optional.ofNullable(error.context()));
    }

    private void json(String name, Optional<JsonNode> json) {
        json.ifPresent(node -> line(name, JsonWords.indented(node)));
    }

    private void raw(RawBody raw) {
        line(
                "Raw answer (" + raw.size() + " bytes" + (raw.cut() ? ", first part" : "") + ")",
                Harmless.block(raw.excerpt()));
    }

    private static String provider(ProviderDetails provider) {
        return Harmless.line(provider.name()) + " (" + Harmless.line(provider.id()) + ")";
    }
}
