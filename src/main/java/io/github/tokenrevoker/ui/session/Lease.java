package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The right to work on a session. There is at most one at a time: {@link #begin} grants it, and closing it
 * makes the session idle again, whatever has happened. A workflow holds it for as long as its block lasts:
 *
 * <pre>{@code
 * Optional<Lease> granted = Lease.begin(session, Activity.OBTAINING);
 * if (granted.isEmpty()) {
 *     return;
 * }
 * try (Lease lease = granted.get()) {
 *     lease.step(Activity.SENDING);
 *     revoker.revoke(yes, step -> {}, lease.stop());
 * }
 * }</pre>
 *
 * What a closed lease is told changes nothing. Any thread may use it; what it shows is shown on the FX thread.
 */
public final class Lease implements Occupant, AutoCloseable {
    private static final Logger LOG = System.getLogger(Lease.class.getName());

    private final ProfileSession session;
    private final Fx fx;

    private Lease(ProfileSession session) {
        this.session = session;
        this.fx = session.fx();
    }

    /**
     * Grants the right to work on a session, unless other work occupies it. Of several threads that ask at once, one gets it.
     * From any thread.
     *
     * @param first what is shown as being done, before this returns
     * @return empty while the session is occupied
     */
    public static Optional<Lease> begin(ProfileSession session, Activity first) {
        Lease granted = new Lease(session);
        return session.occupy(granted, first) ? Optional.of(granted) : Optional.empty();
    }

    public ProfileSession session() {
        return session;
    }

    /** The profile as it is now. */
    public Profile profile() {
        return fx.call(session::profile);
    }

    /** Shows what is being done now, without waiting until it is shown. */
    public void step(Activity activity) {
        fx.later(() -> session.step(this, activity));
    }

    /** A new stop sign, for one revocation: from now on the operator's stop raises it. */
    public StopSign stop() {
        return session.nextStopSign();
    }

    /** Takes the last outcome out of sight, before another revocation, and returns it. */
    public Optional<Outcome> hideOutcome() {
        return fx.call(() -> {
            Optional<Outcome> shown = session.outcomeProperty().get();
            session.outcomeProperty().set(Optional.empty());
            return shown;
        });
    }

    /** Shows an outcome again that was hidden: nothing else has come in its place. */
    public void showAgain(Optional<Outcome> hidden) {
        fx.run(() -> session.outcomeProperty().set(hidden));
    }

    @Override
    public boolean isHeld() {
        return session.isOccupiedBy(this);
    }

    /** Runs a part of the work. Whatever it throws is logged and ends the lease, so that no session stays busy for ever. */
    public void run(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | Error failure) {
            close();
            LOG.log(Level.ERROR, "The work on a profile failed", failure);
            throw failure;
        }
    }

    /** Makes the session idle again, and waits until that is shown. Closing twice does no harm. */
    @Override
    public void close() {
        try {
            fx.run(() -> session.end(this));
        } finally {
            // Without a window there is nothing to show, and the session is idle all the same.
            session.release(this);
        }
    }
}
