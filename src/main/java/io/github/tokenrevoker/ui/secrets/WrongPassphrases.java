package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.ui.background.Pace;
import java.time.Duration;

/** Slows guessing down: after each wrong passphrase in a row, none is taken for longer, whichever window asks for it. */
final class WrongPassphrases {
    private final Pace pace;
    private int inARow;
    private long noneBefore;

    WrongPassphrases(Pace pace) {
        this.pace = pace;
    }

    synchronized void count() {
        inARow++;
        noneBefore = System.nanoTime() + pace.afterWrongPassphrases(inARow).toNanos();
    }

    synchronized void forget() {
        inARow = 0;
    }

    /** Returns how long none is taken from now on. */
    synchronized Duration pause() {
        Duration left = Duration.ofNanos(noneBefore - System.nanoTime());
        return inARow == 0 || left.isNegative() ? Duration.ZERO : left;
    }
}
