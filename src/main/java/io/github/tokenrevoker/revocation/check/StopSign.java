package io.github.tokenrevoker.revocation.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets the operator stop one revocation, or all of a bulk revocation. Whether an act on the server begins is decided under
 * the same lock as the stop: no act begins once the sign is raised, and what has begun before counts as sent. Only calls to
 * the server are interrupted; the journal is never cut off in the middle of a line. Thread-safe.
 */
public final class StopSign {
    private final Set<Thread> calling = new HashSet<>();
    private boolean raised;
    private boolean urgent;

    /** Stops at once: no act begins any more, and the calls under way are interrupted. What was sent stays sent. */
    public synchronized void raise() {
        raised = true;
        urgent = true;
        calling.forEach(Thread::interrupt);
    }

    /** Lets no further act begin. What is under way is completed. */
    public synchronized void raiseGently() {
        raised = true;
    }

    public synchronized boolean isRaised() {
        return raised;
    }

    /** Whether the operator does not want to wait for the calls under way either. */
    public synchronized boolean isUrgent() {
        return urgent;
    }

    /** Carries out an act on the server; returns empty, without having begun, when the sign is raised. */
    public <T> Optional<T> unlessRaised(Supplier<T> act) {
        synchronized (this) {
            if (raised) {
                return Optional.empty();
            }
            calling.add(Thread.currentThread());
        }
        return Optional.of(interruptibly(act));
    }

    /** Asks the server something, which is allowed after a stop as well: what was sent still has to be verified. */
    public <T> T during(Supplier<T> question) {
        synchronized (this) {
            calling.add(Thread.currentThread());
        }
        return interruptibly(question);
    }

    private <T> T interruptibly(Supplier<T> call) {
        try {
            return call.get();
        } finally {
            synchronized (this) {
                calling.remove(Thread.currentThread());
                // An interruption that came too late must not cut off what follows.
                boolean interrupted = Thread.interrupted();
                raised |= interrupted;
                urgent |= interrupted;
            }
        }
    }
}
