package io.github.tokenrevoker.revocation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final OptionalLong checkedAtNanos;
    private final UUID act = UUID.randomUUID();
    private final AtomicBoolean taken = new AtomicBoolean();

    ConfirmedRevocation(Revocation revocation, String reason) {
        this(revocation, reason, Optional.empty(), OptionalLong.empty());
    }

    /**
     * Makes the yes to one of many.
     *
     * @param checkedAtNanos the moment of {@link MonotonicTime} of the report; empty where the operator has looked at it since
     */
    ConfirmedRevocation(Revocation revocation, String reason, Optional<UUID> bulkAct, OptionalLong checkedAtNanos) {
        this.revocation = revocation;
        this.reason = reason;
        this.bulkAct = bulkAct;
        this.checkedAtNanos = checkedAtNanos;
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

    /** Whether the report is so recent that the generation need not be looked at again. */
    boolean isCheckedWithin(Duration recent, long nanos) {
        return checkedAtNanos.isPresent() && nanos - checkedAtNanos.getAsLong() <= recent.toNanos();
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
