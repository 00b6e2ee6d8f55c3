package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.revocation.check.Inquiry;
import java.time.Duration;
import java.time.Instant;

/** A temporary token of one minute, kept on the stack of the one revocation that it is made for. */
final class Canary {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final String TOKEN_REVOKED = "tokenRevoked";

    private final OnezoneClient onezone;
    private final Access access;
    private final Answer<AccessToken> made;

    private Canary(OnezoneClient onezone, Access access, Answer<AccessToken> made) {
        this.onezone = onezone;
        this.access = access;
        this.made = made;
    }

    /**
     * Makes one. Blocks.
     *
     * @param now on the zone's clock
     */
    static Canary make(OnezoneClient onezone, Access access, Instant now) {
        return new Canary(onezone, access, onezone.createTemporaryToken(access, now.plus(LIFE)));
    }

    /** Asks the zone what it makes of the canary now. Blocks. */
    CanaryFate fate(Inquiry inquiry) {
        if (made.success().isEmpty()) {
            return new CanaryFate.NotMade(made);
        }
        AccessToken token = made.success().get();
        var answer =
                Failures.safely(() -> inquiry.ask(() -> inquiry.through(onezone).verify(access.with(token))));
        return switch (answer) {
            case Answer.Success<?> _ -> new CanaryFate.Lives();
            case Answer.Refusal<?> refusal
            when refusal.error().innermost().id().equals(TOKEN_REVOKED) -> new CanaryFate.Died();
            case Answer.Refusal<?> _, Answer.Unreadable<?> _, Answer.NotSent<?> _, Answer.Lost<?> _ ->
                new CanaryFate.NotSeen(answer);
        };
    }

    /** Overwrites the token. */
    void clear() {
        made.success().ifPresent(AccessToken::clear);
    }
}
