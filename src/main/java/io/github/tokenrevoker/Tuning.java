package io.github.tokenrevoker;

import io.github.tokenrevoker.onezone.Timeouts;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.ui.background.Pace;
import java.time.Duration;

/**
 * The times that the tool lives by.
 *
 * @param mayStillArrive how long a request without an answer may still take effect
 */
record Tuning(Timeouts timeouts, Duration mayStillArrive, Pace pace) {
    static final Tuning DEFAULT = new Tuning(Timeouts.DEFAULT, Settlement.MAY_STILL_ARRIVE, Pace.DEFAULT);
}
