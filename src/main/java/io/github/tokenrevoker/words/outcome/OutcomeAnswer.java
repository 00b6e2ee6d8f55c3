package io.github.tokenrevoker.words.outcome;

import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.revocation.Outcome;
import java.util.Optional;

/** What of the server's own words an outcome has to show. */
public record OutcomeAnswer(Optional<OnezoneError> error, Optional<RawBody> raw) {
    public static OutcomeAnswer of(Outcome outcome) {
        return new OutcomeAnswer(outcome.error(), outcome.raw());
    }
}
