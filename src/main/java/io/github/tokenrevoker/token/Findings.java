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

/** Judges what a token says of itself, for the one job of this tool. Asks nobody. */
public final class Findings {
    private static final Duration SOON = Duration.ofHours(1);
    private static final Set<String> MARKS_TAKEN = Set.of("opw", "opp");

    private final OnezoneAddress host;
    private final Optional<String> acceptedZone;
    private final Instant now;
    private final Optional<Generation> server;
    private final List<Finding> found = new ArrayList<>();

    private Findings(OnezoneAddress host, Optional<String> acceptedZone, Instant now, Optional<Generation> server) {
        this.host = host;
        this.acceptedZone = acceptedZone;
        this.now = now;
        this.server = server;
    }

    /**
     * All findings, the heaviest first.
     *
     * @param acceptedZone the zone whose tokens the operator has said are meant for this host, if any
     * @param server the generation in force, where it is known
     */
    public static List<Finding> of(
            TokenReading token,
            OnezoneAddress host,
            Optional<String> acceptedZone,
            Instant now,
            Optional<Generation> server) {
        Findings findings = new Findings(host, acceptedZone, now, server);
        switch (token) {
            case TokenReading.Illegible illegible -> findings.found.add(new Finding.NotLegible(illegible.reason()));
            case TokenReading.Legible legible -> findings.judge(legible.inscription());
        }
        findings.found.sort(Comparator.comparing(Finding::level));
        return List.copyOf(findings.found);
    }

    /** What keeps the token from being sent to this host at all: a user's token, or another zone's. */
    public static Optional<Finding> obstacle(TokenReading token, OnezoneAddress host, Optional<String> acceptedZone) {
        return of(token, host, acceptedZone, Instant.EPOCH, Optional.empty()).stream()
                .filter(finding -> finding.level() == Finding.Level.BLOCKS)
                .findFirst();
    }

    private void judge(Inscription inscription) {
        judgeSubject(inscription.subject());
        judgeZone(inscription.onezoneDomain());
        judgeType(inscription);
        judgePersistence(inscription.persistence());
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
        switch (ZoneName.compare(inscribed, host)) {
            case SAME -> {}
            case NEARBY -> found.add(new Finding.NearbyZone(inscribed, host.host()));
            case STRANGER ->
                found.add(
                        acceptedZone.equals(Optional.of(inscribed))
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

    private void judgePersistence(Persistence persistence) {
        if (persistence instanceof Persistence.Temporary temporary) {
            long own = temporary.generation();
            server.ifPresent(generation -> {
                if (own < generation.number()) {
                    found.add(new Finding.AlreadyRevoked(own, generation.number()));
                } else if (own > generation.number()) {
                    found.add(new Finding.FromTheFuture(own, generation.number()));
                }
            });
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
