package io.github.tokenrevoker.ui.secrets;

import java.util.Arrays;

/** A passphrase as it was typed, until it is overwritten. Prints nothing of it. */
public final class Passphrase implements AutoCloseable {
    private final char[] letters;

    /** Takes the letters over: they are overwritten with this. */
    public Passphrase(char[] letters) {
        this.letters = letters;
    }

    /** Returns the letters themselves, which {@link #close()} overwrites. */
    char[] letters() {
        return letters;
    }

    /** Overwrites it. */
    @Override
    public void close() {
        Arrays.fill(letters, '\0');
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
