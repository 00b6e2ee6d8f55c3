package io.github.tokenrevoker.revocation.bulk;

import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

    /** The jobs whose provider another one means too, by the ids of their profiles, with the first such job. */
    public static Map<UUID, BulkJob> duplicates(List<BulkJob> jobs) {
        Map<UUID, BulkJob> duplicates = new LinkedHashMap<>();
        for (List<BulkJob> group : groups(jobs)) {
            group.stream().skip(1).forEach(job -> duplicates.put(job.profile().id(), group.getFirst()));
        }
        return duplicates;
    }

    /** Groups the jobs whose tokens name the same provider, in their order. */
    static List<List<BulkJob>> groups(List<BulkJob> jobs) {
        Map<String, List<BulkJob>> byKey = new HashMap<>();
        List<List<BulkJob>> groups = new ArrayList<>();
        for (BulkJob job : jobs) {
            List<BulkJob> group = job.providerKeys().stream()
                    .map(byKey::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> {
                        List<BulkJob> made = new ArrayList<>(1);
                        groups.add(made);
                        return made;
                    });
            group.add(job);
            job.providerKeys().forEach(key -> byKey.putIfAbsent(key, group));
        }
        return groups;
    }

    /**
     * The same, with the checks that the operator saw, so that a provider that has changed since is not revoked.
     *
     * @param seen by the ids of the profiles
     */
    public BulkRevocation seeing(Map<UUID, CheckReport> seen) {
        return new BulkRevocation(
                jobs.stream()
                        .map(job -> {
                            CheckReport report = seen.get(job.profile().id());
                            return report == null ? job : job.seeing(report);
                        })
                        .toList(),
                phrase,
                withCanary);
    }

    /**
     * The operator's yes. Only the confirmation dialog may call this.
     *
     * @param reason why, in the operator's words; may be empty
     * @return empty when the phrase is not the demanded one
     */
    public Optional<Confirmed> confirm(String typedPhrase, String reason) {
        return phrase.matches(typedPhrase)
                ? Optional.of(new Confirmed(this, reason, UUID.randomUUID()))
                : Optional.empty();
    }

    /** The operator's yes to all of them; nothing but {@link #confirm} makes one. */
    public static final class Confirmed {
        private final BulkRevocation bulk;
        private final String reason;
        private final UUID act;

        private Confirmed(BulkRevocation bulk, String reason, UUID act) {
            this.bulk = bulk;
            this.reason = reason;
            this.act = act;
        }

        public BulkRevocation bulk() {
            return bulk;
        }

        /** The yes to fewer of them, where something has come between since. */
        public Confirmed only(List<BulkJob> fewer) {
            Set<BulkJob> asked = new HashSet<>(bulk.jobs());
            List<BulkJob> still = fewer.stream().filter(asked::contains).toList();
            return new Confirmed(new BulkRevocation(still, bulk.phrase(), bulk.withCanary()), reason, act);
        }

        /** What ties all lines of the journal together. */
        public UUID act() {
            return act;
        }

        /** Why, in the operator's words; may be empty. */
        public String reason() {
            return reason;
        }

        /**
         * The yes to one of them, after the zone has been asked about it.
         *
         * @param nanos the moment of {@link MonotonicTime} at which the asking began
         */
        ConfirmedRevocation checked(BulkJob job, CheckReport report, long nanos) {
            Revocation revocation = Revocation.of(job.profile(), job.access(), report, bulk.withCanary());
            return ConfirmedRevocation.oneOfMany(revocation, reason, act, OptionalLong.of(nanos));
        }

        /** The yes to one that an earlier attempt has left to be asked about again. */
        ConfirmedRevocation again(Revocation revocation) {
            return ConfirmedRevocation.oneOfMany(revocation, reason, act, OptionalLong.empty());
        }
    }
}
