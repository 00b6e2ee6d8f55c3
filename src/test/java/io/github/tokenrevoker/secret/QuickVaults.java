package io.github.tokenrevoker.secret;

import java.nio.file.Path;
import java.time.Clock;

/** Vaults whose keys are derived in a millisecond, for tests of other packages. */
public final class QuickVaults {
    /** So few that no test waits for a key. */
    public static final int ITERATIONS = 1000;

    public static final SealedFile SEAL = new SealedFile(ITERATIONS);

    private QuickVaults() {}

    public static Vault at(Path file) {
        return new Vault(file, SEAL, Clock.systemUTC());
    }
}
