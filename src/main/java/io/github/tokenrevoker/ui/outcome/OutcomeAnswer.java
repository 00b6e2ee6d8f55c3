package io.github.tokenrevoker.ui.outcome;

import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.revocation.Outcome;
import java.util.Optional;

/** What of the server's own words an outcome has to show. */
record OutcomeAnswer(Optional<OnezoneError> error, Optional<RawBody> raw) {
    static OutcomeAnswer of(Outcome outcome) {
        return new OutcomeAnswer(outcome.error(), outcome.raw());
    }
}
