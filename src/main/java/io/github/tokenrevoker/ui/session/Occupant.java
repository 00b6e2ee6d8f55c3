package io.github.tokenrevoker.ui.session;

/** The work that occupies a session, of which there is at most one at a time. */
public interface Occupant {
    /** Returns whether it still occupies the session. From any thread. */
    boolean isHeld();
}
