package io.github.tokenrevoker.revocation;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A revocation the operator has said yes to. Good for one sending; nothing but {@link Revocation#confirm} makes one. */
public final class ConfirmedRevocation {
    private final Revocation revocation;
    private final String reason;
    private final UUID act = UUID.randomUUID();
    private final AtomicBoolean taken = new AtomicBoolean();

    ConfirmedRevocation(Revocation revocation, String reason) {
        this.revocation = revocation;
        this.reason = reason;
    }

    public Revocation revocation() {
        return revocation;
    }

    /** Why, in the operator's words; may be empty. */
    public String reason() {
        return reason;
    }

    /** What ties the lines of the journal together. */
    UUID act() {
        return act;
    }

    /**
     * Uses the confirmation up.
     *
     * @throws IllegalStateException the second time: one yes is one DELETE
     */
    void take() {
        if (!taken.compareAndSet(false, true)) {
            throw new IllegalStateException("this confirmation has been used");
        }
    }
}
