package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Establishes who we are and which generation is in force, with both questions under way side by side. */
public final class Preflight {
    private final OnezoneClient onezone;
    private final Clock clock;
    private final Executor background;

    public Preflight(OnezoneClient onezone, Clock clock, Executor background) {
        this.onezone = onezone;
        this.clock = clock;
        this.background = background;
    }

    /**
     * Blocks until both answers are in. A token that is not a provider's, or of another zone, is sent nowhere.
     *
     * @param acceptedZone the zone whose tokens the operator has said are meant for this address, if any
     */
    public CheckReport check(Access access, Optional<String> acceptedZone) {
        TokenReading token = TokenReader.read(access.token());
        Optional<Finding> obstacle = Findings.obstacle(token, access.address(), acceptedZone);
        if (obstacle.isPresent()) {
            return CheckReport.offline(token, obstacle, clock.instant());
        }
        var asking = CompletableFuture.supplyAsync(() -> onezone.generation(access), background);
        Answer<ProviderDetails> provider = onezone.provider(access);
        Answer<Generation> generation = asking.join();
        Caller caller = Caller.judge(token, provider);
        return new CheckReport(
                token, caller, Optional.of(new CheckReport.Asked(provider, generation)), clock.instant());
    }

    /** What can be said without asking anybody: for an emergency in which the zone does not answer questions. */
    public CheckReport withoutAsking(Access access, Optional<String> acceptedZone) {
        TokenReading token = TokenReader.read(access.token());
        return CheckReport.offline(token, Findings.obstacle(token, access.address(), acceptedZone), clock.instant());
    }
}
