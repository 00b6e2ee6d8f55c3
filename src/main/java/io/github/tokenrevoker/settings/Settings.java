package io.github.tokenrevoker.settings;

import java.time.Duration;

/**
 * What the operator has decided for the whole tool.
 *
 * @param canary whether each revocation makes a temporary token of one minute before, to see it die
 * @param checkAtStart whether the profiles whose tokens are at hand are checked when the window opens
 * @param vaultIdle after how long without input the vault is locked; kept in whole minutes
 * @param perHost how many providers of one Onezone are revoked at once, when several are
 */
public record Settings(boolean canary, boolean checkAtStart, Duration vaultIdle, int perHost) {
    public static final Settings DEFAULT = new Settings(false, false, Duration.ofMinutes(10), 16);
    public static final int MAX_PER_HOST = 256;
    public static final int MAX_IDLE_MINUTES = 24 * 60;

    public Settings withCanary(boolean wanted) {
        return new Settings(wanted, checkAtStart, vaultIdle, perHost);
    }

    public Settings withCheckAtStart(boolean wanted) {
        return new Settings(canary, wanted, vaultIdle, perHost);
    }

    public Settings withVaultIdle(Duration time) {
        return new Settings(canary, checkAtStart, time, perHost);
    }

    public Settings withPerHost(int most) {
        return new Settings(canary, checkAtStart, vaultIdle, most);
    }
}
