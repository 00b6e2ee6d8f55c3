package io.github.tokenrevoker;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.ui.background.Pace;
import java.time.Duration;
import java.util.Optional;

/**
 * How long everything takes, and the time that it is measured by.
 *
 * @param timeouts the same for every profile; empty for each profile's own
 * @param time what pauses and waits during a revocation are measured by
 * @param mayStillArrive how long a request without an answer may still take effect
 * @param vaultIterations how often the passphrase of a new vault is hashed
 */
record Tuning(
        Optional<Timeouts> timeouts,
        MonotonicTime time,
        Duration mayStillArrive,
        Keyring keyring,
        Pace pace,
        int vaultIterations) {
    static final Tuning DEFAULT = new Tuning(
            Optional.empty(),
            MonotonicTime.SYSTEM,
            Settlement.MAY_STILL_ARRIVE,
            new Keyring(Duration.ofSeconds(3), Duration.ofSeconds(45)),
            Pace.DEFAULT,
            SealedFile.ITERATIONS);

    /**
     * How long the system's keyring may take.
     *
     * @param probe for a sign of life
     * @param patience for everything else; the user may have to enter a password for it
     */
    record Keyring(Duration probe, Duration patience) {}
}
