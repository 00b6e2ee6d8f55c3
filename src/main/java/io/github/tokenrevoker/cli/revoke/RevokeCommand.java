package io.github.tokenrevoker.cli.revoke;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.SecretOptions;
import io.github.tokenrevoker.cli.provider.Secrets;
import io.github.tokenrevoker.cli.provider.Selection;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.profile.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Revokes the temporary tokens of one provider or of several, and verifies it. */
public final class RevokeCommand implements Command {
    private static final String CONFIRM = "--confirm";
    private static final String REASON = "--reason";
    private static final String REPORT = "--report";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                this,
                "revoke",
                "Revoke all temporary tokens of providers, and verify it.",
                "Shows what will happen and asks for a text: the provider's name for one production provider, else the"
                        + " number of providers. Sends one request for each provider, and verifies by the token"
                        + " generation that it took effect. This can't be undone.");
        Selection.addTo(spec);
        spec.addOption(Options.value(REASON, "TEXT", "Why, for the journal: an incident number, what has leaked."));
        spec.addOption(Options.value(
                CONFIRM,
                "TEXT",
                "Confirm with this text instead of typing it. Without a terminal nothing is sent unless it is exactly the"
                        + " text that would have to be typed."));
        spec.addOption(Options.value(REPORT, "FILE", "Also write the outcome to this file, as text without secrets."));
        spec.addOption(Options.json("a document for each provider, and for several a summary at the end,"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException {
        Selection selection = Selection.of(parsed, session);
        SecretOptions options = SecretOptions.of(parsed);
        options.requireSingle(selection.isSingle());
        Optional<Path> report = reportFile(parsed);
        Secrets secrets = new Secrets(session.terminal(), session.engine().stores(), options);
        Confirmation confirmation = new Confirmation(
                session.terminal(),
                Options.text(parsed, CONFIRM),
                Options.text(parsed, REASON).orElse("").strip());
        Results results = new Results(
                session.terminal(),
                Options.isGiven(parsed, Options.JSON),
                new OwnTokens(session),
                selection.isSingle());
        boolean one = selection.profiles().size() == 1;
        if (one) {
            Profile profile = selection.profiles().getFirst();
            new SingleRevocation(session, secrets, confirmation, results).revoke(profile);
        } else {
            new SeveralRevocations(session, secrets, confirmation, results).revoke(selection.profiles());
        }
        results.finish();
        if (report.isPresent()) {
            write(report.get(), results.reports(), session);
        }
        return results.exitCode();
    }

    /** Before anything is sent, so that a wrong name is reported in time. */
    private static Optional<Path> reportFile(ParseResult parsed) throws CommandException {
        Optional<String> name = Options.text(parsed, REPORT);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(name.get()).toAbsolutePath();
            Path folder = file.getParent();
            if (folder != null && Files.isDirectory(folder) && !Files.isDirectory(file)) {
                return Optional.of(file);
            }
        } catch (InvalidPathException _) {
            // Told below.
        }
        throw CommandException.usage(REPORT + ": no file can be written there");
    }

    /** The outcome is known by then: a report that can't be written changes no exit code. */
    private static void write(Path file, List<String> reports, Session session) {
        try {
            WholeFile.writeOnce(file, String.join("\n", reports).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            session.terminal().note("Warning: the report could not be written: " + FileFailure.words(failure));
        }
    }
}
