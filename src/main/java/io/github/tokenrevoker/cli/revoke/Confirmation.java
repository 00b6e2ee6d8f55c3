package io.github.tokenrevoker.cli.revoke;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.words.confirm.ConfirmationWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a revocation to the operator with the same facts and warnings as the window, and takes only the demanded text for a
 * yes: typed at a terminal, or given as an option.
 */
final class Confirmation {
    private static final int MAX_TRIES = 3;

    private final Terminal terminal;
    private Optional<String> given;
    private final String reason;
    private final ConfirmationWords words = new ConfirmationWords();

    /**
     * Prepares to ask.
     *
     * @param given the text of the option; empty where it must be typed
     * @param reason for the journal; may be empty
     */
    Confirmation(Terminal terminal, Optional<String> given, String reason) {
        this.terminal = terminal;
        this.given = given;
        this.reason = reason;
    }

    /**
     * Asks about one provider.
     *
     * @throws CommandException when the answer is not a yes; nothing was sent then
     */
    ConfirmedRevocation ask(Revocation job, boolean isEarlierOutcomeUnknown) throws CommandException {
        Profile profile = job.profile();
        terminal.note(words.title(profile, Optional.of(job)));
        terminal.note(words.statement(profile, Optional.of(job)));
        terminal.note("Token generation: " + words.generation(Optional.of(job)));
        terminal.note("What stops working: " + words.dies());
        terminal.note("What stays valid: " + words.stays());
        if (job.withCanary()) {
            terminal.note("Canary token: " + words.canary());
        }
        words.warnings(job, isEarlierOutcomeUnknown).forEach(warning -> terminal.note("Warning: " + warning.text()));
        String demanded = job.phrase().map(ConfirmationPhrase::text).orElseGet(() -> phrase(1));
        demand(demanded);
        return ConfirmedRevocation.confirm(job, demanded, reason)
                .orElseThrow(() -> new CommandException(ExitCode.NOT_SENT, "this token must not be sent"));
    }

    /**
     * Asks about several providers.
     *
     * @param reports what the checks found, by the ids of the profiles
     * @param openBefore the ids of the profiles whose last revocation has no known outcome
     * @throws CommandException when the answer is not a yes; nothing was sent then
     */
    BulkRevocation.Confirmed ask(
            List<BulkJob> jobs, Map<UUID, CheckReport> reports, Set<UUID> openBefore, boolean canary)
            throws CommandException {
        Map<UUID, BulkJob> duplicates = BulkRevocation.duplicates(jobs);
        int count = jobs.size() - duplicates.size();
        for (BulkJob job : jobs) {
            UUID id = job.profile().id();
            Optional.ofNullable(duplicates.get(id))
                    .ifPresent(same -> terminal.note("Warning: " + ProviderLines.name(job.profile())
                            + " is the same provider as " + ProviderLines.name(same.profile())
                            + ", which is revoked once."));
            if (!duplicates.containsKey(id)) {
                Optional.ofNullable(reports.get(id)).ifPresent(report -> tell(job, report, openBefore, canary));
            }
        }
        terminal.note("What stops working: " + words.dies());
        terminal.note("What stays valid: " + words.stays());
        terminal.note("This can't be undone.");
        String demanded = phrase(count);
        demand(demanded);
        return new BulkRevocation(jobs, new ConfirmationPhrase(demanded), canary)
                .seeing(reports)
                .confirm(demanded, reason)
                .orElseThrow(() -> new CommandException(ExitCode.NOT_SENT, "not confirmed"));
    }

    private void tell(BulkJob job, CheckReport report, Set<UUID> openBefore, boolean canary) {
        Revocation seen = Revocation.of(job.profile(), job.access(), report, canary);
        terminal.note(ProviderLines.name(job.profile()) + ": " + words.statement(job.profile(), Optional.of(seen)));
        terminal.note("  Token generation: " + words.generation(Optional.of(seen)));
        words.warnings(seen, openBefore.contains(job.profile().id()))
                .forEach(warning -> terminal.note("  Warning: " + warning.text()));
    }

    /** Takes no text that was given in advance any more: something has changed that the operator has to see. */
    void mustBeTyped() {
        given = Optional.empty();
    }

    /** The count with its word, as the window asks for it. */
    static String phrase(int count) {
        return "revoke " + count + (count == 1 ? " provider" : " providers");
    }

    /** Returns when exactly this text was given. */
    private void demand(String text) throws CommandException {
        if (given.isPresent()) {
            if (!given.get().equals(text)) {
                throw new CommandException(
                        ExitCode.NOT_SENT, "--confirm does not match. To revoke, give --confirm “" + text + "”");
            }
            return;
        }
        if (!terminal.isInteractive()) {
            throw new CommandException(
                    ExitCode.NOT_SENT, "there is no terminal to confirm at. To revoke, give --confirm “" + text + "”");
        }
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<String> typed = terminal.ask("Type “" + text + "” to revoke, or nothing to cancel:");
            if (typed.isEmpty() || typed.get().isBlank()) {
                throw new CommandException(ExitCode.NOT_SENT, "cancelled");
            }
            if (new ConfirmationPhrase(text).matches(typed.get())) {
                return;
            }
            terminal.note("That doesn't match.");
        }
        throw new CommandException(ExitCode.NOT_SENT, "not confirmed");
    }
}
