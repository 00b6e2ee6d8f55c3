package io.github.tokenrevoker.settings;

/**
 * What the operator has decided for the whole tool.
 *
 * @param canary whether each revocation makes a temporary token of one minute before, to see it die
 * @param checkAtStart whether the profiles whose tokens are at hand are checked when the window opens
 */
public record Settings(boolean canary, boolean checkAtStart) {
    public static final Settings DEFAULT = new Settings(false, false);

    public Settings withCanary(boolean wanted) {
        return new Settings(wanted, checkAtStart);
    }

    public Settings withCheckAtStart(boolean wanted) {
        return new Settings(canary, wanted);
    }
}
