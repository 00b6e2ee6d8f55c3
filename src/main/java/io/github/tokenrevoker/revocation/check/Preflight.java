package io.github.tokenrevoker.revocation.check;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Establishes who we are and which generation is in force, with both questions under way side by side. */
public final class Preflight {
    private final OnezoneClient onezone;
    private final Clock clock;
    private final MonotonicTime time;
    private final Executor background;

    public Preflight(OnezoneClient onezone, Clock clock, Executor background) {
        this(onezone, clock, MonotonicTime.SYSTEM, background);
    }

    /**
     * Makes one.
     *
     * @param time the same as that of the revocations, which ask how old a check is
     * @param background virtual threads
     */
    public Preflight(OnezoneClient onezone, Clock clock, MonotonicTime time, Executor background) {
        this.onezone = onezone;
        this.clock = clock;
        this.time = time;
        this.background = background;
    }

    /** The time by which the age of a check is measured. */
    public MonotonicTime time() {
        return time;
    }

    /**
     * Blocks until both answers are in. A token that is not a provider's, or of another zone, is sent nowhere.
     *
     * @param acceptedZone the zone whose tokens the operator has said are meant for this address, if any
     */
    public CheckReport check(Access access, Optional<String> acceptedZone) {
        return check(onezone, access, acceptedZone);
    }

    /** The same with each question asked once, for callers that come back with it anyway. */
    public CheckReport checkOnce(Access access, Optional<String> acceptedZone) {
        return check(onezone.once(), access, acceptedZone);
    }

    private CheckReport check(OnezoneClient asked, Access access, Optional<String> acceptedZone) {
        TokenReading token = TokenReader.read(access.token());
        Optional<Finding> obstacle = obstacle(token, access, acceptedZone);
        return obstacle.isPresent()
                ? CheckReport.offline(token, obstacle, clock.instant())
                : ask(asked, token, access, CompletableFuture.completedFuture(Optional.empty()));
    }

    /** The same, and with it what else the zone knows: whether the token verifies now, and the zone's own details. */
    public CheckReport checkInFull(Access access, Optional<String> acceptedZone) {
        TokenReading token = TokenReader.read(access.token());
        Optional<Finding> obstacle = obstacle(token, access, acceptedZone);
        if (obstacle.isPresent()) {
            return CheckReport.offline(token, obstacle, clock.instant());
        }
        var verifying = CompletableFuture.supplyAsync(() -> onezone.verify(access), background);
        var zone = CompletableFuture.supplyAsync(() -> onezone.zone(access), background);
        return ask(
                onezone,
                token,
                access,
                verifying.thenCombine(zone, CheckReport.Further::new).thenApply(Optional::of));
    }

    /** For how much longer a Onezone wants not to be asked again; zero when it does not care. */
    public Duration wantedPause(OnezoneAddress onezoneHost) {
        return onezone.wantedPause(onezoneHost);
    }

    private CheckReport ask(
            OnezoneClient zone,
            TokenReading token,
            Access access,
            CompletableFuture<Optional<CheckReport.Further>> further) {
        var asking = CompletableFuture.supplyAsync(() -> zone.generation(access), background);
        Answer<ProviderDetails> provider = zone.provider(access);
        var asked = new CheckReport.Asked(provider, asking.join());
        return new CheckReport(
                token, Caller.judge(token, provider), Optional.of(asked), further.join(), clock.instant());
    }

    private static Optional<Finding> obstacle(TokenReading token, Access access, Optional<String> acceptedZone) {
        return Findings.obstacle(token, Circumstances.at(access.address()).accepting(acceptedZone));
    }

    /** Returns what is known offline, for an emergency in which the zone does not answer. */
    public CheckReport withoutAsking(Access access, Optional<String> acceptedZone) {
        TokenReading token = TokenReader.read(access.token());
        return CheckReport.offline(token, obstacle(token, access, acceptedZone), clock.instant());
    }
}
