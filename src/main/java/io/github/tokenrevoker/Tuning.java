package io.github.tokenrevoker;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.ui.background.Pace;
import java.time.Duration;
import java.util.Optional;

/**
 * The times that the tool lives by, and the work that a vault's passphrase costs.
 *
 * @param timeouts the same for every profile; empty for each profile's own
 * @param mayStillArrive how long a request without an answer may still take effect
 * @param keyringProbe how long the keyring has for a sign of life
 * @param keyringPatience how long the keyring has for everything else; somebody may be typing a password for it
 * @param vaultIterations how often the key of the vault is hashed
 */
record Tuning(
        Optional<Timeouts> timeouts,
        Duration mayStillArrive,
        Duration keyringProbe,
        Duration keyringPatience,
        Pace pace,
        int vaultIterations) {
    static final Tuning DEFAULT = new Tuning(
            Optional.empty(),
            Settlement.MAY_STILL_ARRIVE,
            Duration.ofSeconds(3),
            Duration.ofSeconds(45),
            Pace.DEFAULT,
            SealedFile.ITERATIONS);
}
