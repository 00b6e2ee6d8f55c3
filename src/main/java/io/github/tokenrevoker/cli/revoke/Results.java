package io.github.tokenrevoker.cli.revoke;

import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.provider.Documents;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.cli.provider.Summary;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.quoting.Report;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.words.outcome.OutcomeReport;
import java.util.ArrayList;
import java.util.List;

/** Prints the results of revocations as they come, and keeps what the end needs of them. Thread-safe. */
final class Results {
    private final Terminal terminal;
    private final boolean json;
    private final OwnTokens ownTokens;
    private final boolean isSingle;
    private final List<ExitCode> codes = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();

    Results(Terminal terminal, boolean json, OwnTokens ownTokens, boolean isSingle) {
        this.terminal = terminal;
        this.json = json;
        this.ownTokens = ownTokens;
        this.isSingle = isSingle;
    }

    synchronized void concluded(Profile profile, Concluded concluded) {
        add(ExitCode.of(concluded.outcome()), OutcomeReport.of(concluded.outcome()));
        if (json) {
            terminal.line(JsonText.line(Documents.revocation(profile, concluded)));
        } else {
            ProviderLines.outcome(profile, concluded, terminal);
        }
        ownTokens.note(profile, concluded.outcome());
    }

    /** Notes that no request left this machine for a provider. */
    synchronized void notSent(Profile profile, String why, ExitCode code) {
        Report report = new Report();
        report.line("Token Revoker", "Not sent");
        report.line("Profile", profile.name());
        report.line("Onezone", profile.address().toString());
        report.line("What happened", why);
        add(code, report.toString());
        if (json) {
            terminal.line(JsonText.line(Documents.notSent(profile, why, code)));
        } else {
            terminal.say(Terminal.Emphasis.CAUTION, "Not sent: " + ProviderLines.name(profile) + ": " + why);
        }
    }

    private void add(ExitCode code, String report) {
        codes.add(code);
        reports.add(report);
    }

    synchronized void finish() {
        if (!isSingle) {
            Summary.print(codes, json, "Verified", terminal);
        }
    }

    synchronized List<String> reports() {
        return List.copyOf(reports);
    }

    synchronized ExitCode exitCode() {
        return ExitCode.gravest(codes);
    }
}
