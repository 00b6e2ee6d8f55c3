package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.ui.background.Fx;
import java.util.Optional;

/**
 * The right to check a session. There is at most one at a time, whatever else is done with the session;
 * {@link #begin} grants it, and closing it ends the check, whatever came of it. Any thread may use it.
 */
public final class CheckLease implements AutoCloseable {
    private final ProfileSession session;
    private final Fx fx;

    private CheckLease(ProfileSession session) {
        this.session = session;
        this.fx = session.fx();
    }

    /** Grants the right to check a session; empty while another check is under way. From any thread. */
    public static Optional<CheckLease> begin(ProfileSession session) {
        CheckLease granted = new CheckLease(session);
        return granted.fx.call(() -> session.beginCheck(granted)) ? Optional.of(granted) : Optional.empty();
    }

    /** Shows that the zone is being asked from now on. */
    public void askZone() {
        fx.later(() -> session.askZone(this));
    }

    /** Ends the check, and waits until that is shown. Closing twice does no harm. */
    @Override
    public void close() {
        fx.run(() -> session.endCheck(this));
    }
}
