package io.github.tokenrevoker.revocation;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.token.TokenReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes looks at the generation without a server. As it begins: a named token of a provider that is established, the generation
 * 3 before, no canary token, and no answer to the question for the generation.
 */
final class LookBuilder {
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    static final Caller KNOWN = new Caller.Established(new ProviderDetails("abc", "Provider", null));

    private String identifier = "2/nmd/prv-abc/act/id1";
    private Caller caller = KNOWN;
    private Optional<Generation> before = Optional.of(new Generation(3));
    private Optional<String> onlyProvider = Optional.empty();
    private Optional<CanaryFate> canary = Optional.empty();
    private Answer<Generation> answer = new Answer.Lost<>(fault(Kind.ANSWER_TIMEOUT));
    private boolean waited;

    static TransportFault fault(Kind kind) {
        return new TransportFault(kind, "made up");
    }

    static Exchange exchange(int status) {
        return new Exchange(
                URI.create("https://onezone.example.org"), status, NOW, Duration.ZERO, null, null, null, null);
    }

    static OnezoneError error(String id) {
        return new OnezoneError(id, "", null, null);
    }

    static Silence lost() {
        return new Silence.Fault(fault(Kind.CONNECTION_CUT));
    }

    static Silence.Rejected rejected(int status) {
        return new Silence.Rejected(exchange(status), error("someError"));
    }

    static Silence.OddAnswer odd() {
        return new Silence.OddAnswer(exchange(200), new RawBody("<html>", "text/html", 6, false));
    }

    LookBuilder withTemporaryToken() {
        identifier = "2/tmp-3/prv-abc/act/id1";
        return this;
    }

    LookBuilder withCaller(Caller other) {
        caller = other;
        return this;
    }

    LookBuilder withCaller(Caller.Doubt doubt) {
        return withCaller(new Caller.NotEstablished(doubt));
    }

    LookBuilder withoutBefore() {
        before = Optional.empty();
        return this;
    }

    /** With a token that may be another provider's than the one that the DELETE was for. */
    LookBuilder countingOnlyFor(String provider) {
        onlyProvider = Optional.of(provider);
        return this;
    }

    LookBuilder withCanary(CanaryFate fate) {
        canary = Optional.of(fate);
        return this;
    }

    LookBuilder seeing(long generation) {
        answer = new Answer.Success<>(new Generation(generation), exchange(200));
        return this;
    }

    LookBuilder refusedWith(int status, String id) {
        answer = new Answer.Refusal<>(error(id), exchange(status));
        return this;
    }

    LookBuilder afterTheWait() {
        waited = true;
        return this;
    }

    Attempt attempt() {
        try {
            Macaroon macaroon = Macaroon.builder(
                            "onezone.example.org", "key".getBytes(StandardCharsets.US_ASCII), identifier)
                    .build();
            AccessToken token = AccessToken.pasted(Base62.encode(macaroon.serialize()));
            Access access = new Access(OnezoneAddress.parse("onezone.example.org"), token);
            Profile profile = new Profile(new UUID(0, 1), "Test", access.address(), Environment.TEST, "");
            CheckReport report =
                    new CheckReport(TokenReader.read(token), caller, Optional.empty(), Optional.empty(), NOW);
            return new Attempt(
                    new UUID(0, 2),
                    Revocation.of(profile, access, report, false),
                    new Baseline(caller, before, onlyProvider),
                    canary,
                    Optional.empty(),
                    Timing.startingAt(NOW, 0));
        } catch (UnusableTokenException | UnusableAddressException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Look build() {
        return new Look(attempt(), answer, waited);
    }

    /** What follows for a DELETE that was answered 204. */
    Outcome afterYes() {
        return Verdict.of(build(), Optional.empty());
    }

    /** What follows for a DELETE to which something else came than a 204. */
    Outcome after(Silence silence) {
        return Verdict.of(build(), Optional.of(silence));
    }
}
