package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Persistence;
import java.util.Optional;

/**
 * Exactly what will be sent and what was known of it, frozen at the moment the operator is asked. Immutable.
 *
 * @param profile as it was then; later edits do not reach it
 * @param access where the DELETE goes, and with which token
 * @param report the check that the operator sees beside the question
 * @param withCanary whether a temporary token is to be made before, to see it die
 * @param movedFrom the generation the operator saw before, when another revocation took effect since
 * @param journalProblem why it cannot be recorded, when the operator is asked whether to revoke all the same
 */
public record Revocation(
        Profile profile,
        Access access,
        CheckReport report,
        boolean withCanary,
        Optional<Generation> movedFrom,
        Optional<String> journalProblem) {
    public static Revocation of(Profile profile, Access access, CheckReport report, boolean withCanary) {
        return new Revocation(profile, access, report, withCanary, Optional.empty(), Optional.empty());
    }

    /** The same job, to be asked about again because the generation is no longer the one the operator saw. */
    public Revocation movedTo(CheckReport newReport) {
        return new Revocation(profile, access, newReport, withCanary, report.generation(), journalProblem);
    }

    /** The same job, to be asked about again because it cannot be recorded. */
    Revocation unrecordable(String problem) {
        return new Revocation(profile, access, report, withCanary, movedFrom, Optional.of(problem));
    }

    /** The same job with secrets that were obtained anew. */
    public Revocation through(Access renewed) {
        return new Revocation(profile, renewed, report, withCanary, movedFrom, journalProblem);
    }

    /** Whether the token must not be sent: it is not a provider's, or of another zone. No confirmation overrules that. */
    public boolean isBlocked() {
        return report.caller() instanceof Caller.Withheld;
    }

    /** Whether the profile's own token is a temporary one and dies with the others. */
    public boolean killsItsOwnToken() {
        return report.token()
                .legible()
                .filter(inscription -> inscription.persistence() instanceof Persistence.Temporary)
                .isPresent();
    }

    /** What must be typed: for production the provider's name as the server gave it, else the profile's. */
    public Optional<ConfirmationPhrase> phrase() {
        if (profile.environment() != Environment.PRODUCTION) {
            return Optional.empty();
        }
        return report.provider()
                .flatMap(provider -> ConfirmationPhrase.of(provider.name()))
                .or(() -> ConfirmationPhrase.of(profile.name()));
    }
}
