package io.github.tokenrevoker.revocation;

import java.util.concurrent.atomic.AtomicBoolean;

/** A revocation the operator has said yes to. Good for one sending; nothing but {@link Revocation#confirm} makes one. */
public final class ConfirmedRevocation {
    private final Revocation revocation;
    private final AtomicBoolean taken = new AtomicBoolean();

    ConfirmedRevocation(Revocation revocation) {
        this.revocation = revocation;
    }

    public Revocation revocation() {
        return revocation;
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
