package io.github.tokenrevoker.revocation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the operator stop a revocation under way. Calls to the server are interrupted, and nothing else: the journal is
 * never cut off in the middle of a line. Thread-safe.
 */
public final class StopSign {
    private boolean raised;
    private @Nullable Thread waiting;

    /** Stops what is under way. What has left cannot be called back. */
    public synchronized void raise() {
        raised = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    synchronized boolean isRaised() {
        return raised;
    }

    /** Makes a call that the sign may interrupt. */
    <T> T during(Supplier<T> call) {
        synchronized (this) {
            waiting = Thread.currentThread();
        }
        try {
            return call.get();
        } finally {
            synchronized (this) {
                waiting = null;
                // An interruption that came too late is none.
                boolean ignored = Thread.interrupted();
                raised |= ignored;
            }
        }
    }
}
