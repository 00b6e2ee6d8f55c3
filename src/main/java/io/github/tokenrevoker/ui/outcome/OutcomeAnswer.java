package io.github.tokenrevoker.ui.outcome;

import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.revocation.Outcome;
import java.util.Optional;

/** What of the server's own words an outcome has to show. */
record OutcomeAnswer(Optional<OnezoneError> error, Optional<RawBody> raw) {
    static OutcomeAnswer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused -> new OutcomeAnswer(refused.error(), refused.raw());
            case Outcome.Unknown unknown -> new OutcomeAnswer(Optional.empty(), bodyOf(unknown.silence()));
            case Outcome.Revoked _, Outcome.RevokedUnproved _, Outcome.NotRevoked _, Outcome.NotSent _ ->
                new OutcomeAnswer(Optional.empty(), Optional.empty());
        };
    }

    private static Optional<RawBody> bodyOf(Outcome.Silence silence) {
        return silence instanceof Outcome.Silence.OddAnswer odd ? Optional.of(odd.body()) : Optional.empty();
    }
}
