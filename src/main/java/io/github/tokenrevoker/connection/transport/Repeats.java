package io.github.tokenrevoker.connection.transport;

/** Who may send a request again that failed for a reason that may pass. Each request has one place that decides on it. */
public enum Repeats {
    /** Nobody: it changes something on the server. */
    FORBIDDEN,
    /** The caller, who counts what it repeats. */
    BY_CALLER,
    /** The transport, within the call's time. */
    HERE;

    boolean isSafe() {
        return this != FORBIDDEN;
    }
}
