package io.github.tokenrevoker.revocation;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A revocation the operator has said yes to. Good for one sending; nothing but {@link Revocation#confirm} and
 * {@link BulkRevocation#confirm} makes one.
 */
public final class ConfirmedRevocation {
    private final Revocation revocation;
    private final String reason;
    private final Optional<UUID> bulkAct;
    private final boolean justChecked;
    private final UUID act = UUID.randomUUID();
    private final AtomicBoolean taken = new AtomicBoolean();

    ConfirmedRevocation(Revocation revocation, String reason) {
        this(revocation, reason, Optional.empty(), false);
    }

    ConfirmedRevocation(Revocation revocation, String reason, Optional<UUID> bulkAct, boolean justChecked) {
        this.revocation = revocation;
        this.reason = reason;
        this.bulkAct = bulkAct;
        this.justChecked = justChecked;
    }

    public Revocation revocation() {
        return revocation;
    }

    /** Why, in the operator's words; may be empty. */
    public String reason() {
        return reason;
    }

    /** The act of many revocations that this one is part of. */
    Optional<UUID> bulkAct() {
        return bulkAct;
    }

    /** Whether the report is of this moment, so that nobody can have revoked since without a coincidence. */
    boolean isJustChecked() {
        return justChecked;
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
