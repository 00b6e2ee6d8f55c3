package io.github.tokenrevoker.revocation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Many revocations in one act, frozen as they are put to the operator.
 *
 * @param jobs all of them, in the order in which they are begun
 * @param phrase what must be typed
 */
public record BulkRevocation(List<BulkJob> jobs, ConfirmationPhrase phrase, boolean withCanary) {
    public BulkRevocation {
        jobs = List.copyOf(jobs);
    }

    /** The jobs for which another one is sent, by the ids of the profiles: of each provider, the first is sent. */
    public static Map<UUID, BulkJob> duplicates(List<BulkJob> jobs) {
        Map<String, BulkJob> first = new HashMap<>();
        Map<UUID, BulkJob> duplicates = new LinkedHashMap<>();
        for (BulkJob job : jobs) {
            job.provider()
                    .map(key -> first.putIfAbsent(key, job))
                    .ifPresent(sent -> duplicates.put(job.profile().id(), sent));
        }
        return duplicates;
    }

    /**
     * The operator's yes. Only the confirmation dialog may call this.
     *
     * @param reason why, in the operator's words; may be empty
     * @return empty when the phrase is not the demanded one
     */
    public Optional<Confirmed> confirm(String typedPhrase, String reason) {
        return phrase.matches(typedPhrase) ? Optional.of(new Confirmed(this, reason)) : Optional.empty();
    }

    /** The operator's yes to all of them; nothing but {@link #confirm} makes one. */
    public static final class Confirmed {
        private final BulkRevocation bulk;
        private final String reason;
        private final UUID act = UUID.randomUUID();

        private Confirmed(BulkRevocation bulk, String reason) {
            this.bulk = bulk;
            this.reason = reason;
        }

        public BulkRevocation bulk() {
            return bulk;
        }

        /** What ties all lines of the journal together. */
        public UUID act() {
            return act;
        }

        /** Why, in the operator's words; may be empty. */
        public String reason() {
            return reason;
        }

        /** The yes to one of them, after the zone has just been asked about it. */
        ConfirmedRevocation justChecked(BulkJob job, CheckReport report) {
            Revocation revocation = Revocation.of(job.profile(), job.access(), report, bulk.withCanary());
            return new ConfirmedRevocation(revocation, reason, Optional.of(act), true);
        }

        /** The yes to one that an earlier attempt has left to be asked about again. */
        ConfirmedRevocation again(Revocation revocation) {
            return new ConfirmedRevocation(revocation, reason, Optional.of(act), false);
        }
    }
}
