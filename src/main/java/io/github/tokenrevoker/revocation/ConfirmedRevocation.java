package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A revocation that the operator has confirmed. Good for one DELETE. Only the confirmations of one and of several
 * revocations make one.
 */
public final class ConfirmedRevocation {
    private final Revocation revocation;
    private final String reason;
    private final Optional<UUID> bulkAct;
    private final OptionalLong checkedAtNanos;
    private final UUID act = UUID.randomUUID();
    private final AtomicBoolean taken = new AtomicBoolean();

    private ConfirmedRevocation(
            Revocation revocation, String reason, Optional<UUID> bulkAct, OptionalLong checkedAtNanos) {
        this.revocation = revocation;
        this.reason = reason;
        this.bulkAct = bulkAct;
        this.checkedAtNanos = checkedAtNanos;
    }

    /**
     * Confirms a revocation. Only the confirmation dialog and the question on the command line may call this.
     *
     * @param reason why, in the operator's words; may be empty
     * @return empty when the phrase is not the required one or the revocation is blocked
     */
    public static Optional<ConfirmedRevocation> confirm(Revocation revocation, String typedPhrase, String reason) {
        return confirmed(revocation, typedPhrase, reason, OptionalLong.empty());
    }

    /**
     * The same, where the check was repeated while the operator decided.
     *
     * @param checkedAtNanos when the last check began that {@linkplain CheckReport#isConfirmedBy confirmed} the report, by
     *     {@link MonotonicTime}
     */
    public static Optional<ConfirmedRevocation> confirm(
            Revocation revocation, String typedPhrase, String reason, OptionalLong checkedAtNanos) {
        return confirmed(revocation, typedPhrase, reason, checkedAtNanos);
    }

    private static Optional<ConfirmedRevocation> confirmed(
            Revocation revocation, String typedPhrase, String reason, OptionalLong checkedAtNanos) {
        boolean phraseGiven =
                revocation.phrase().map(phrase -> phrase.matches(typedPhrase)).orElse(true);
        return revocation.isBlocked() || !phraseGiven
                ? Optional.empty()
                : Optional.of(new ConfirmedRevocation(revocation, reason, Optional.empty(), checkedAtNanos));
    }

    /**
     * Returns the confirmation of one provider of a bulk revocation. Only the confirmed bulk revocation may call this.
     *
     * @param reason why, in the operator's words; may be empty
     * @param bulkAct what ties the lines of the whole bulk revocation together in the journal
     * @param checkedAtNanos when the check in the revocation began, by {@link MonotonicTime}; empty where the operator has seen
     *     it since
     */
    public static ConfirmedRevocation oneOfMany(
            Revocation revocation, String reason, UUID bulkAct, OptionalLong checkedAtNanos) {
        return new ConfirmedRevocation(revocation, reason, Optional.of(bulkAct), checkedAtNanos);
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
        if (checkedAtNanos.isEmpty()) {
            return false;
        }
        long age = nanos - checkedAtNanos.getAsLong();
        return age >= 0 && age <= recent.toNanos();
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
