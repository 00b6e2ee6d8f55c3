package io.github.tokenrevoker.cli.revoke;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.OpenActs;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.cli.provider.Secrets;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.RevocationResult;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.words.FindingWords;
import java.util.Optional;

/** The revocation of one provider, from the check to the outcome. */
final class SingleRevocation {
    private final Session session;
    private final Secrets secrets;
    private final Confirmation confirmation;
    private final Results results;
    private final StopSign stop = new StopSign();

    SingleRevocation(Session session, Secrets secrets, Confirmation confirmation, Results results) {
        this.session = session;
        this.secrets = secrets;
        this.confirmation = confirmation;
        this.results = results;
    }

    /** Blocks until there is an outcome, or nothing is to be sent. */
    void revoke(Profile profile) throws CommandException {
        Access access;
        try {
            access = secrets.obtain(profile);
        } catch (CommandException missing) {
            notSent(profile, missing);
            return;
        }
        try {
            revoke(profile, access);
        } catch (CommandException refused) {
            notSent(profile, refused);
        } finally {
            access.clear();
        }
    }

    /** What went wrong before anything was sent is the result; wrong arguments are not. */
    private void notSent(Profile profile, CommandException why) throws CommandException {
        if (why.exitCode() == ExitCode.USAGE) {
            throw why;
        }
        results.notSent(profile, String.valueOf(why.getMessage()), why.exitCode());
    }

    private void revoke(Profile profile, Access access) throws CommandException {
        Engine engine = session.engine();
        session.terminal().note("Checking " + ProviderLines.heading(profile));
        CheckReport report = engine.preflight().check(access, profile.acceptedZone());
        Revocation job =
                Revocation.of(profile, access, report, engine.settings().canary());
        if (job.isBlocked()) {
            throw new CommandException(ExitCode.NOT_SENT, obstacle(job));
        }
        boolean open = OpenActs.read(engine, session.terminal()).isOpenAfterLook(profile, access);
        Optional<Revocation> next = Optional.of(job);
        while (next.isPresent()) {
            next = send(profile, confirmation.ask(next.get(), open));
        }
    }

    private static String obstacle(Revocation job) {
        CheckReport report = job.report();
        Optional<Finding> finding = Findings.obstacle(
                report.token(),
                Circumstances.at(job.profile().address())
                        .accepting(job.profile().acceptedZone()));
        return finding.map(found -> FindingWords.of(found, report.at())).orElse("this token must not be sent");
    }

    /** Returns the job to be asked about again; empty when it has ended. */
    private Optional<Revocation> send(Profile profile, ConfirmedRevocation confirmed) throws CommandException {
        if (!session.interruption().begin(stop::raise)) {
            throw interrupted();
        }
        RevocationResult result;
        try {
            result = session.engine().revoker().revoke(confirmed, this::tell, stop);
        } finally {
            session.interruption().done();
        }
        return switch (result) {
            case Concluded concluded -> {
                conclude(profile, concluded);
                yield Optional.empty();
            }
            case RevocationResult.GenerationMoved moved -> {
                askAgain("the token generation changed since the check");
                yield Optional.of(moved.again());
            }
            case RevocationResult.Unrecordable unrecordable -> {
                askAgain("the journal can't be written");
                yield Optional.of(unrecordable.again());
            }
            case RevocationResult.AlreadyUnderWay _ ->
                throw new CommandException(ExitCode.NOT_SENT, "this provider is being revoked already");
        };
    }

    private void conclude(Profile profile, Concluded concluded) throws CommandException {
        boolean stopped = concluded.outcome() instanceof Outcome.NotSent notSent
                && notSent.fault().kind() == TransportFault.Kind.STOPPED;
        if (stopped && session.interruption().isInterrupted()) {
            throw interrupted();
        }
        results.concluded(profile, concluded);
    }

    /** A yes that was given in advance was given to what was known then. */
    private void askAgain(String why) throws CommandException {
        if (!session.terminal().isInteractive()) {
            throw new CommandException(ExitCode.NOT_SENT, why + ", so nothing was sent; look at it and revoke again");
        }
        confirmation.mustBeTyped();
        session.terminal().note("Nothing was sent: " + why + ".");
    }

    private static CommandException interrupted() {
        return new CommandException(ExitCode.INTERRUPTED, "interrupted before anything was sent");
    }

    private void tell(Revoker.Step step) {
        session.terminal()
                .note(
                        switch (step) {
                            case LOOKING -> "Reading the token generation";
                            case SENDING -> "Sending the revocation";
                            case PROVING -> "Verifying";
                        });
    }
}
