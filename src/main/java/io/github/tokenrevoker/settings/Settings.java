package io.github.tokenrevoker.settings;

import java.time.Duration;

/**
 * What the operator has decided for the whole tool.
 *
 * @param canary whether each revocation creates a one-minute temporary token first, to see it rejected afterwards
 * @param checkAtStart whether profiles with an available token are checked when the window opens
 * @param vaultIdle after how long without input the vault is locked; kept in whole minutes
 * @param perHost at most how many providers of one Onezone are revoked at once, when several are; the tool finds out how many
 *     are good
 * @param appearance how the window looks
 * @param window how the window was left
 */
public record Settings(
        boolean canary,
        boolean checkAtStart,
        Duration vaultIdle,
        int perHost,
        Appearance appearance,
        WindowState window) {
    public static final Settings DEFAULT =
            new Settings(false, false, Duration.ofMinutes(10), 64, Appearance.DEFAULT, WindowState.DEFAULT);
    public static final int MAX_PER_HOST = 256;
    public static final int MAX_IDLE_MINUTES = 24 * 60;

    public Settings withCanary(boolean wanted) {
        return new Settings(wanted, checkAtStart, vaultIdle, perHost, appearance, window);
    }

    public Settings withCheckAtStart(boolean wanted) {
        return new Settings(canary, wanted, vaultIdle, perHost, appearance, window);
    }

    public Settings withVaultIdle(Duration time) {
        return new Settings(canary, checkAtStart, time, perHost, appearance, window);
    }

    public Settings withPerHost(int most) {
        return new Settings(canary, checkAtStart, vaultIdle, most, appearance, window);
    }

    public Settings withAppearance(Appearance wanted) {
        return new Settings(canary, checkAtStart, vaultIdle, perHost, wanted, window);
    }

    public Settings withWindow(WindowState left) {
        return new Settings(canary, checkAtStart, vaultIdle, perHost, appearance, left);
    }
}
