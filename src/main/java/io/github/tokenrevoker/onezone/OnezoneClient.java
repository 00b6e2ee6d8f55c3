package io.github.tokenrevoker.onezone;

import com.github.mizosoft.methanol.Methanol;
import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.Connections;
import io.github.tokenrevoker.connection.NextAddress;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFaults;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every call this tool makes to Onezone. Calls block and belong on virtual threads; no call throws for anything that a
 * server or a network can do. Thread-safe; connections are kept and shared, so a check warms the way for what follows.
 *
 * <p>No redirect is followed, at most {@value BoundedBody#LIMIT} bytes of an answer are read, and the DELETE is sent
 * once: neither this class nor the JDK's client below repeats it.
 */
public final class OnezoneClient implements AutoCloseable {
    private static final String CURRENT_PROVIDER = "/provider";
    private static final String TEMPORARY_TOKENS = "/provider/tokens/temporary";
    private static final String NAMED_TOKENS = "/provider/tokens/named";
    private static final String VERIFY = "/tokens/verify_access_token";
    private static final String CONFIGURATION = "/configuration";
    private static final String TOKEN_HEADER = "x-auth-token";
    private static final long PAUSE_IN_CROWD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final Clock clock;
    private final Connections connections;
    private final WantedPauses pauses;
    private final UnaryOperator<Timeouts> bounds;

    public OnezoneClient(Clock clock, String userAgent) {
        this(clock, UnaryOperator.identity(), userAgent, System::nanoTime);
    }

    /** With the same times for every route, for tests that do not want to wait. */
    public OnezoneClient(Clock clock, Timeouts timeouts, String userAgent) {
        this(clock, _ -> timeouts, userAgent, System::nanoTime);
    }

    /** With an uptime of its own, for tests that let the machine sleep. */
    OnezoneClient(Clock clock, UnaryOperator<Timeouts> bounds, String userAgent, LongSupplier uptimeNanos) {
        this.clock = clock;
        this.bounds = bounds;
        this.pauses = new WantedPauses(clock);
        this.connections = new Connections(clock, userAgent, uptimeNanos);
    }

    /** {@code GET /provider}: who the zone says we are. For a user's token it answers an error. */
    public Answer<ProviderDetails> provider(Access access) {
        return send(
                access, () -> get(access, CURRENT_PROVIDER), reply -> reply.ok().flatMap(Json::providerDetails));
    }

    /**
     * {@code GET /provider/tokens/temporary}: the generation that proves a revocation. For a provider that never had a
     * temporary token, asking creates it.
     */
    public Answer<Generation> generation(Access access) {
        return send(
                access, () -> get(access, TEMPORARY_TOKENS), reply -> reply.ok().flatMap(Json::generation));
    }

    /** {@code GET /provider/tokens/named}: how many named tokens there are, which outlive every revocation. */
    public Answer<Integer> namedTokens(Access access) {
        return send(access, () -> get(access, NAMED_TOKENS), reply -> {
            OptionalInt count = reply.ok().map(Json::tokenCount).orElse(OptionalInt.empty());
            return count.isPresent() ? Optional.of(count.getAsInt()) : Optional.empty();
        });
    }

    /**
     * {@code POST /tokens/verify_access_token}: whether the zone takes a token for REST, and for how long. Anybody may
     * ask; the token travels in the body. A token that it does not take is refused with the reason itself, not inside
     * {@code unauthorized}.
     */
    public Answer<Verification> verify(Access access) {
        byte[] body = Json.bytes(Map.of("token", access.token().reveal(), "interface", "rest"));
        return send(
                access,
                () -> post(anonymous(access, VERIFY), body),
                reply -> reply.ok().flatMap(Json::verification));
    }

    /** {@code GET /configuration}: the zone's own name and version. Asked without a token. */
    public Answer<ZoneDetails> zone(Access access) {
        return send(
                access,
                () -> anonymous(access, CONFIGURATION).GET().build(),
                reply -> reply.ok().flatMap(Json::zoneDetails));
    }

    /**
     * {@code POST /provider/tokens/temporary}: a new temporary access token of the provider.
     *
     * @param validUntil by the zone's clock, with a precision of seconds; at most a week ahead where nobody has changed
     *     the default
     */
    public Answer<AccessToken> createTemporaryToken(Access access, Instant validUntil) {
        byte[] body = Json.bytes(Map.of(
                "type",
                Map.of("accessToken", Map.of()),
                "caveats",
                List.of(Map.of("type", "time", "validUntil", validUntil.getEpochSecond()))));
        Answer<AccessToken> answer = send(
                access,
                () -> post(request(access, TEMPORARY_TOKENS), body),
                reply -> reply.created().flatMap(Json::token));
        // A success in an unexpected dress may have a live token in it, which must not be shown as raw text.
        return answer instanceof Answer.Unreadable<AccessToken> odd
                        && odd.exchange().status() < 300
                ? new Answer.Unreadable<>(odd.body().withheld(), odd.exchange())
                : answer;
    }

    /**
     * {@code DELETE /provider/tokens/temporary}: makes every temporary token of the caller worthless. Cannot be undone
     * and is not idempotent in effect. A success is the status 204 and nothing else, and is no proof.
     */
    public Answer<Accepted> revokeTemporaryTokens(Access access) {
        return send(
                access,
                () -> request(access, TEMPORARY_TOKENS)
                        .method("DELETE", BodyPublishers.noBody())
                        .build(),
                reply -> reply.status() == 204 ? Optional.of(Accepted.BY_WORD_ONLY) : Optional.empty());
    }

    /**
     * For how much longer a host wants to be left alone, at most some minutes; zero when it does not. Calls go out all the
     * same: a revocation does not wait, and whoever only checks asks this first.
     */
    public Duration wantedPause(OnezoneAddress host) {
        return pauses.left(host);
    }

    /** What a 204 says: the server took the order. */
    public enum Accepted {
        BY_WORD_ONLY
    }

    private HttpRequest get(Access access, String path) {
        return request(access, path).GET().build();
    }

    private static HttpRequest post(HttpRequest.Builder request, byte[] json) {
        return request.header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(json))
                .build();
    }

    private HttpRequest.Builder request(Access access, String path) {
        return anonymous(access, path).header(TOKEN_HEADER, access.token().reveal());
    }

    private HttpRequest.Builder anonymous(Access access, String path) {
        OnezoneAddress address = access.address();
        // Without TLS there is no negotiation, and an offer to upgrade confuses small servers.
        Version version = address.scheme().equals("http") ? Version.HTTP_1_1 : Version.HTTP_2;
        HttpRequest.Builder request = HttpRequest.newBuilder(address.api(path))
                .version(version)
                .timeout(bounds.apply(access.route().timeouts()).answer())
                .header("accept", "application/json");
        // Of itself: a client with an authenticator would answer the challenges of servers as well. The client takes
        // the
        // header out of what goes through the tunnel.
        Connections.proxyAuthorization(access.route(), access.passwords(), address.api(path))
                .ifPresent(value -> request.header("proxy-authorization", value));
        return request;
    }

    private <T> Answer<T> send(Access access, Supplier<HttpRequest> toSend, Function<Reply, Optional<T>> success) {
        NextAddress addresses = new NextAddress(() -> Connections.nextHost(
                access.route(), access.passwords(), access.address().api(CURRENT_PROVIDER)));
        long end = System.nanoTime()
                + bounds.apply(access.route().timeouts()).answer().toNanos();
        Answer<T> answer = sendOnce(access, toSend, success);
        // Nothing has left, and so even a DELETE may take another address of the same host, or wait for its turn.
        while (answer instanceof Answer.NotSent<T> notSent
                && (notSent.fault().kind().isOfAddress()
                        ? addresses.isThereAfterFailure()
                        : isWorthWaiting(notSent.fault().kind(), end))) {
            answer = sendOnce(access, toSend, success);
        }
        if (answer instanceof Answer.Lost<T>) {
            connections.forget(access.address().authority());
        }
        answer.answered().ifPresent(exchange -> pauses.note(access.address(), exchange));
        return answer;
    }

    /** Waits a moment where the server only has too much to do at once; false when there is no time for it any more. */
    private static boolean isWorthWaiting(TransportFault.Kind kind, long end) {
        if (kind != TransportFault.Kind.CROWDED || System.nanoTime() > end) {
            return false;
        }
        LockSupport.parkNanos(PAUSE_IN_CROWD_NANOS);
        return !Thread.currentThread().isInterrupted();
    }

    private <T> Answer<T> sendOnce(Access access, Supplier<HttpRequest> toSend, Function<Reply, Optional<T>> success) {
        Timeouts timeouts = bounds.apply(access.route().timeouts());
        HttpRequest request;
        Methanol http;
        try {
            request = toSend.get();
            http = connections.of(
                    access.route(), access.passwords(), access.address().authority(), timeouts);
        } catch (ClientCertificate.UnusableException unusable) {
            return notSent(TransportFault.Kind.CLIENT_CERTIFICATE, unusable);
        } catch (IOException unusable) {
            return notSent(TransportFault.Kind.TRUST_FILE, unusable);
        } catch (IllegalArgumentException unusable) {
            // The words of such an exception may hold the very header that it is about.
            return new Answer.NotSent<>(new TransportFault(
                    TransportFault.Kind.LOCAL, unusable.getClass().getSimpleName()));
        }
        Instant sentAt = clock.instant();
        long started = System.nanoTime();
        var collector = new BoundedBody.Collector();
        CompletableFuture<HttpResponse<BoundedBody>> response = http.sendAsync(request, _ -> collector);
        try {
            HttpResponse<BoundedBody> answered = response.get(timeouts.answer().toMillis(), TimeUnit.MILLISECONDS);
            Duration duration = Duration.ofNanos(System.nanoTime() - started);
            return answer(answered, sentAt, duration, success);
        } catch (ExecutionException failure) {
            return lost(failure);
        } catch (TimeoutException late) {
            response.cancel(true);
            collector.abort();
            return lost(late);
        } catch (InterruptedException interrupted) {
            response.cancel(true);
            collector.abort();
            // The flag stays down: whoever stopped this wants to know what became of it, by further calls.
            return lost(interrupted);
        }
    }

    private static <T> Answer<T> answer(
            HttpResponse<BoundedBody> answered,
            Instant sentAt,
            Duration duration,
            Function<Reply, Optional<T>> success) {
        if (answered.body() == null) {
            // What a proxy said when it was asked for a tunnel: the request itself never left.
            boolean asked = answered.statusCode() == PROXY_AUTHENTICATION_REQUIRED;
            return new Answer.NotSent<>(new TransportFault(
                    asked ? TransportFault.Kind.PROXY_PASSWORD : TransportFault.Kind.PROXY_REFUSED,
                    "status " + answered.statusCode()));
        }
        Reply reply = Reply.of(answered, sentAt, duration);
        return success.apply(reply)
                .<Answer<T>>map(value -> new Answer.Success<>(value, reply.exchange()))
                .or(() -> reply.error().map(error -> new Answer.Refusal<>(error, reply.exchange())))
                .orElseGet(() -> new Answer.Unreadable<>(reply.raw(), reply.exchange()));
    }

    private static <T> Answer<T> lost(Exception failure) {
        TransportFaults.Verdict verdict = TransportFaults.verdict(failure);
        return verdict.mayHaveLeft() ? new Answer.Lost<>(verdict.fault()) : new Answer.NotSent<>(verdict.fault());
    }

    private static <T> Answer<T> notSent(TransportFault.Kind kind, Exception why) {
        return new Answer.NotSent<>(new TransportFault(kind, String.valueOf(why.getMessage())));
    }

    /** Ends every exchange under way. */
    @Override
    public void close() {
        connections.close();
    }

    /** Reads the JSON documents of the API, each to nothing when it has another shape. */
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        static byte[] bytes(Map<String, ?> document) {
            return MAPPER.writeValueAsBytes(document);
        }

        static Optional<Verification> verification(JsonNode body) {
            JsonNode type = body.path("subject").path("type");
            JsonNode id = body.path("subject").path("id");
            JsonNode ttl = body.path("ttl");
            boolean timed = ttl.isIntegralNumber() && ttl.canConvertToLong() && ttl.asLong() >= 0;
            boolean endless = ttl.isNull() || ttl.isMissingNode();
            if (!type.isString() || !id.isString() || !(timed || endless)) {
                return Optional.empty();
            }
            Optional<Duration> timeLeft = timed ? Optional.of(Duration.ofSeconds(ttl.asLong())) : Optional.empty();
            return Optional.of(new Verification(type.asString(), id.asString(), timeLeft));
        }

        static Optional<ZoneDetails> zoneDetails(JsonNode body) {
            JsonNode name = body.path("name");
            return name.isString()
                    ? Optional.of(new ZoneDetails(
                            name.asString(), body.path("version").asString("")))
                    : Optional.empty();
        }

        static Optional<AccessToken> token(JsonNode body) {
            try {
                return Optional.of(AccessToken.pasted(body.path("token").asString("")));
            } catch (UnusableTokenException _) {
                return Optional.empty();
            }
        }

        static Optional<ProviderDetails> providerDetails(JsonNode body) {
            JsonNode id = body.path("providerId");
            JsonNode name = body.path("name");
            JsonNode domain = body.path("domain");
            if (!id.isString() || id.asString().isBlank() || !name.isString()) {
                return Optional.empty();
            }
            return Optional.of(
                    new ProviderDetails(id.asString(), name.asString(), domain.isString() ? domain.asString() : null));
        }

        static Optional<Generation> generation(JsonNode body) {
            JsonNode number = body.path("generation");
            boolean whole = number.isIntegralNumber() && number.canConvertToLong() && number.asLong() >= 0;
            return whole ? Optional.of(new Generation(number.asLong())) : Optional.empty();
        }

        static OptionalInt tokenCount(JsonNode body) {
            JsonNode tokens = body.path("tokens");
            return tokens.isArray() ? OptionalInt.of(tokens.size()) : OptionalInt.empty();
        }
    }
}
