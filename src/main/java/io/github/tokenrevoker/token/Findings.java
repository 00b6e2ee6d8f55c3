package io.github.tokenrevoker.token;

import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges offline what a token says about itself, for the revocation. */
public final class Findings {
    private static final Duration SOON = Duration.ofHours(1);
    private static final Set<String> MARKS_TAKEN = Set.of("opw", "opp");

    private final Circumstances circumstances;
    private final Instant now;
    private final List<Finding> found = new ArrayList<>();

    private Findings(Circumstances circumstances, Instant now) {
        this.circumstances = circumstances;
        this.now = now;
    }

    /**
     * All findings, the heaviest first.
     *
     * @param now by the zone's clock, as well as it is known
     */
    public static List<Finding> of(TokenReading token, Circumstances circumstances, Instant now) {
        Findings findings = new Findings(circumstances, now);
        switch (token) {
            case TokenReading.Illegible illegible -> findings.found.add(new Finding.NotLegible(illegible.reason()));
            case TokenReading.Legible legible -> {
                findings.judge(legible.inscription());
                if (legible.bytesAfter()) {
                    findings.found.add(new Finding.BytesAfterSignature());
                }
            }
        }
        findings.found.sort(Comparator.comparing(Finding::level));
        return List.copyOf(findings.found);
    }

    /** What keeps the token from being sent to this host at all: a user's token, or another zone's. */
    public static Optional<Finding> obstacle(TokenReading token, Circumstances circumstances) {
        return of(token, circumstances, Instant.EPOCH).stream()
                .filter(finding -> finding.level() == Finding.Level.BLOCKS)
                .findFirst();
    }

    private void judge(Inscription inscription) {
        judgeSubject(inscription.subject());
        judgeZone(inscription.onezoneDomain());
        judgeType(inscription);
        judgePersistence(inscription);
        Optional<String> provider =
                inscription.subject() instanceof Subject.Provider known ? Optional.of(known.id()) : Optional.empty();
        inscription.caveats().forEach(this::judgeCaveat);
        judgeOperations(inscription, provider);
        if (inscription.caveats().isEmpty()) {
            found.add(new Finding.Unconfined());
        }
    }

    private void judgeSubject(Subject subject) {
        switch (subject) {
            case Subject.User _, Subject.Nobody _ -> found.add(new Finding.NotAProviders(subject));
            case Subject.Undisclosed _ -> found.add(new Finding.SubjectUndisclosed());
            case Subject.Provider _, Subject.Other _ -> {}
        }
    }

    private void judgeZone(String inscribed) {
        OnezoneAddress host = circumstances.host();
        switch (ZoneName.compare(inscribed, host)) {
            case SAME -> {}
            case NEARBY -> found.add(new Finding.NearbyZone(inscribed, host.host()));
            case STRANGER ->
                found.add(
                        circumstances.acceptedZone().equals(Optional.of(inscribed))
                                ? new Finding.AcceptedZone(inscribed, host.host())
                                : new Finding.AnotherZone(inscribed, host.host()));
        }
    }

    private void judgeType(Inscription inscription) {
        if (!(inscription.type() instanceof TokenType.Access)) {
            found.add(new Finding.NotAnAccessToken(inscription.type()));
        }
        inscription
                .service()
                .filter(mark -> !MARKS_TAKEN.contains(mark))
                .ifPresent(mark -> found.add(new Finding.ServiceMarkNotTaken(mark)));
    }

    private void judgePersistence(Inscription inscription) {
        if (!(inscription.persistence() instanceof Persistence.Temporary temporary)) {
            return;
        }
        long own = temporary.generation();
        long server = circumstances.server().map(Generation::number).orElse(own);
        if (circumstances.diedToken().equals(Optional.of(inscription.id()))) {
            found.add(new Finding.Died());
        } else if (own < server) {
            found.add(new Finding.AlreadyRevoked(own, server));
        } else if (own > server) {
            found.add(new Finding.FromTheFuture(own, server));
        } else {
            found.add(new Finding.DiesItself(own));
        }
    }

    private void judgeCaveat(Caveat caveat) {
        switch (caveat) {
            case Caveat.ValidUntil valid -> judgeTime(valid.until());
            case Caveat.Origin _ -> found.add(new Finding.OnlyServerCanJudge(caveat));
            case Caveat.Services services -> {
                if (!services.services().contains("ozw-onezone")
                        && !services.services().contains("ozw-*")) {
                    found.add(new Finding.CaveatForbids(caveat));
                }
            }
            case Caveat.Interface over -> {
                if (!over.name().equals("rest")) {
                    found.add(new Finding.CaveatForbids(caveat));
                }
            }
            case Caveat.Consumers _, Caveat.DataOnly _, Caveat.IdentityOnly _ ->
                found.add(new Finding.CaveatForbids(caveat));
            case Caveat.Operations _ -> {}
            case Caveat.Unknown unknown -> found.add(new Finding.UnknownCaveat(unknown));
        }
    }

    private void judgeTime(Instant until) {
        if (!now.isBefore(until)) {
            found.add(new Finding.Expired(until));
        } else if (Duration.between(now, until).compareTo(SOON) < 0) {
            found.add(new Finding.ExpiresSoon(until));
        } else {
            found.add(new Finding.Expires(until));
        }
    }

    /** Each operation by itself: every {@code api} caveat must allow it. */
    private void judgeOperations(Inscription inscription, Optional<String> provider) {
        for (JobOperation operation : JobOperation.values()) {
            boolean allowed = inscription.caveats().stream()
                    .allMatch(caveat -> !(caveat instanceof Caveat.Operations operations)
                            || operation.isAllowedBy(operations, provider));
            if (!allowed) {
                found.add(new Finding.OperationNotAllowed(operation));
            }
        }
    }
}
