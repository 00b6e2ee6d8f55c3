package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.cli.terminal.Terminal.Emphasis;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.words.AdviceWords;
import io.github.tokenrevoker.words.AnswerWords;
import io.github.tokenrevoker.words.EnvironmentWords;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.TokenWords;
import io.github.tokenrevoker.words.outcome.OutcomeWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What people read of a provider: a name and its value on each line, nothing that only a picture of the screen tells. */
public final class ProviderLines {
    private static final int MAX_TEXT = 200;

    private ProviderLines() {}

    public static String name(Profile profile) {
        return Harmless.line(profile.name(), MAX_TEXT);
    }

    /** A profile with where it leads, in one line. */
    public static String heading(Profile profile) {
        return name(profile) + ": " + EnvironmentWords.of(profile.environment()).toLowerCase(Locale.ROOT) + ", "
                + profile.address();
    }

    public static String provider(ProviderDetails provider) {
        return Harmless.line(provider.name(), MAX_TEXT) + " (id " + Harmless.line(provider.id(), MAX_TEXT) + ")";
    }

    /** The result of a check. */
    public static void check(Profile profile, CheckReport report, Terminal terminal) {
        ExitCode code = ExitCode.of(report);
        terminal.say(heading(profile));
        report.provider().ifPresent(provider -> terminal.say("Provider: " + provider(provider)));
        report.generation().ifPresent(generation -> terminal.say("Token generation: " + generation));
        terminal.say("Token: " + TokenWords.summary(report.token()));
        Instant now = report.onZonesClock(report.at());
        findings(profile, report, now)
                .forEach(finding -> terminal.say((finding.level() == Finding.Level.INFORMS ? "Note: " : "Warning: ")
                        + FindingWords.of(finding, now)));
        failed(report).forEach(answer -> {
            AnswerWords.problem(answer).ifPresent(problem -> terminal.say("Problem: " + problem));
            AdviceWords.of(answer).ifPresent(advice -> terminal.say("What to do: " + advice));
        });
        terminal.say(code == ExitCode.OK ? Emphasis.GOOD : Emphasis.BAD, "Result: " + result(report));
    }

    private static List<Finding> findings(Profile profile, CheckReport report, Instant now) {
        Circumstances circumstances =
                new Circumstances(profile.address(), profile.acceptedZone(), profile.diedToken(), report.generation());
        return Findings.of(report.token(), circumstances, now);
    }

    /** The answers that are no success, the same ones once. */
    private static List<Answer<?>> failed(CheckReport report) {
        return report.asked().stream()
                .flatMap(asked -> Stream.<Answer<?>>of(asked.provider(), asked.generation()))
                .filter(answer -> answer.success().isEmpty())
                .limit(1)
                .toList();
    }

    public static String result(CheckReport report) {
        return switch (report.caller()) {
            case Caller.Withheld _ -> "Blocked. The token was not sent anywhere.";
            case Caller.Established _ ->
                report.generation().isPresent()
                        ? "Ready. A revocation can be verified."
                        : "The token generation is not known. A revocation could not be verified.";
            case Caller.NotEstablished doubt ->
                switch (doubt.doubt()) {
                    case ANOTHER_PROVIDER -> "Onezone names another provider than the token does.";
                    case REFUSED -> "Onezone does not say which provider this token belongs to.";
                    case NOT_ASKED, NO_ANSWER -> "Not known. Onezone gave no usable answer.";
                };
        };
    }

    /** The result of a revocation. */
    public static void outcome(Profile profile, Concluded concluded, Terminal terminal) {
        Outcome outcome = concluded.outcome();
        OutcomeWords words = OutcomeWords.of(outcome);
        terminal.say(emphasis(outcome), words.title() + ": " + name(profile));
        outcome.attempt().provider().ifPresent(provider -> terminal.say("Provider: " + provider(provider)));
        line(terminal, "Token generation", words.generation());
        line(terminal, "HTTP status", words.status());
        outcome.error().ifPresent(error -> {
            line(terminal, "Error id", Harmless.line(error.id(), MAX_TEXT));
            line(terminal, "Error description", Harmless.line(error.description(), MAX_TEXT));
            if (error.details() != null) {
                line(terminal, "Error details", Harmless.line(error.details().toString(), MAX_TEXT));
            }
        });
        line(terminal, "What happened", words.happened());
        line(terminal, "What it means", words.meaning());
        line(terminal, "What to do", words.advice());
        concluded
                .unrecorded()
                .ifPresent(problem -> terminal.note(
                        "Warning: not recorded in the journal of this machine: " + Harmless.line(problem, MAX_TEXT)));
    }

    private static void line(Terminal terminal, String name, String value) {
        if (!value.isBlank()) {
            terminal.say(name + ": " + value);
        }
    }

    private static Emphasis emphasis(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Revoked _ -> Emphasis.GOOD;
            case Outcome.RevokedUnproved _, Outcome.Unknown _, Outcome.NotSent _ -> Emphasis.CAUTION;
            case Outcome.NotRevoked _, Outcome.Refused _ -> Emphasis.BAD;
        };
    }

    /** The id of a profile's own token where it became invalid in the profile's own revocation. */
    public static Optional<String> ownTokenThatDied(Outcome outcome) {
        boolean died = outcome instanceof Outcome.Revoked revoked && revoked.isOwnTokenInvalid();
        return died
                ? outcome.attempt().revocation().report().token().legible().map(token -> token.id())
                : Optional.empty();
    }
}
