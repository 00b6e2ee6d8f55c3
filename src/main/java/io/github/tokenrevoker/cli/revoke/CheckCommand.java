package io.github.tokenrevoker.cli.revoke;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.Documents;
import io.github.tokenrevoker.cli.provider.OpenActs;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.cli.provider.SecretOptions;
import io.github.tokenrevoker.cli.provider.Secrets;
import io.github.tokenrevoker.cli.provider.Selection;
import io.github.tokenrevoker.cli.provider.Summary;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Asks Onezone about tokens without changing anything, and settles earlier revocations that are still open. */
public final class CheckCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                this,
                "check",
                "Check tokens and connections without changing anything.",
                "Shows which provider a token belongs to and its token generation, and settles earlier revocations whose"
                        + " outcome is not known.");
        Selection.addTo(spec);
        spec.addOption(Options.json("a document for each provider, and for several a summary at the end,"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException {
        Selection selection = Selection.of(parsed, session);
        SecretOptions options = SecretOptions.of(parsed);
        options.requireSingle(selection.isSingle());
        boolean json = Options.isGiven(parsed, Options.JSON);
        Secrets secrets = new Secrets(session.terminal(), session.engine().stores(), options);
        OpenActs open = OpenActs.read(session.engine(), session.terminal());
        List<ExitCode> codes = new ArrayList<>();
        if (!options.giveToken()) {
            secrets.prepare(selection.profiles());
        }
        for (Profile profile : selection.profiles()) {
            codes.add(check(profile, session, secrets, open, json));
        }
        if (!selection.isSingle()) {
            Summary.print(codes, json, "Ready", session.terminal());
        }
        return ExitCode.gravest(codes);
    }

    private static ExitCode check(Profile profile, Session session, Secrets secrets, OpenActs open, boolean json)
            throws CommandException {
        Access access;
        try {
            access = secrets.obtain(profile);
        } catch (CommandException missing) {
            session.terminal().note("token-revoker: " + missing.getMessage());
            if (json) {
                session.terminal()
                        .line(JsonText.line(Documents.notChecked(
                                profile, String.valueOf(missing.getMessage()), missing.exitCode())));
            }
            return missing.exitCode();
        }
        try {
            CheckReport report = session.engine().preflight().checkInFull(access, profile.acceptedZone());
            if (!(report.caller() instanceof Caller.Withheld)) {
                open.isOpenAfterLook(profile, access);
            }
            if (json) {
                session.terminal().line(JsonText.line(Documents.check(profile, report)));
            } else {
                ProviderLines.check(profile, report, session.terminal());
            }
            return ExitCode.of(report);
        } finally {
            access.clear();
        }
    }
}
