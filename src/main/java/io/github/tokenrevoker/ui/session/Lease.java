package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The right to work on a session. There is at most one at a time; {@link ProfileSession#begin} grants it, and closing it
 * makes the session idle again. What a closed lease is told changes nothing. Belongs to the FX thread.
 */
public final class Lease implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Lease.class.getName());

    private final ProfileSession session;

    Lease(ProfileSession session) {
        this.session = session;
    }

    public ProfileSession session() {
        return session;
    }

    /** Shows what is being done now. */
    public void step(Activity activity) {
        session.step(this, activity);
    }

    /** Returns whether it is still held. */
    public boolean isHeld() {
        return session.isHeldBy(this);
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

    /** Makes the session idle again. Closing twice does no harm. */
    @Override
    public void close() {
        session.end(this);
    }
}
