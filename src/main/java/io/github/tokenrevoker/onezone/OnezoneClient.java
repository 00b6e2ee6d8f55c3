package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.connection.Delivery;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.transport.Repeats;
import io.github.tokenrevoker.connection.transport.Transport;
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
 * <p>No redirect is followed, and at most {@value BoundedBody#LIMIT} bytes of an answer are read. What changes nothing is asked
 * again within the route's time when it fails for a passing reason, unless the caller does that itself ({@link #once()}); the
 * DELETE and the making of a token are sent once.
 */
public final class OnezoneClient implements AutoCloseable {
    private static final String CURRENT_PROVIDER = "/provider";
    private static final String TEMPORARY_TOKENS = "/provider/tokens/temporary";
    private static final String NAMED_TOKENS = "/provider/tokens/named";
    private static final String VERIFY = "/tokens/verify_access_token";
    private static final String VERIFY_IDENTITY = "/tokens/verify_identity_token";
    private static final String VERIFY_INVITE = "/tokens/verify_invite_token";
    private static final String CONFIGURATION = "/configuration";
    private static final String TOKEN_HEADER = "x-auth-token";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration NO_PAUSE = Duration.ZERO;

    private final Clock clock;
    private final Transport transport;
    private final WantedPauses pauses;
    private final UnaryOperator<Timeouts> bounds;
    private final Repeats questions;

    public OnezoneClient(Clock clock, String userAgent) {
        this(clock, UnaryOperator.identity(), userAgent, System::nanoTime, FIRST_PAUSE);
    }

    /** With the same times for every route and no pause before a question is asked again, for tests that do not want to wait. */
    public OnezoneClient(Clock clock, Timeouts timeouts, String userAgent) {
        this(clock, _ -> timeouts, userAgent, System::nanoTime, NO_PAUSE);
    }

    /** Makes a client with the given uptime, for tests in which the machine sleeps. */
    OnezoneClient(Clock clock, String userAgent, LongSupplier uptimeNanos) {
        this(clock, UnaryOperator.identity(), userAgent, uptimeNanos, NO_PAUSE);
    }

    private OnezoneClient(
            Clock clock,
            UnaryOperator<Timeouts> bounds,
            String userAgent,
            LongSupplier uptimeNanos,
            Duration firstPause) {
        this.clock = clock;
        this.bounds = bounds;
        this.pauses = new WantedPauses(uptimeNanos);
        this.transport = new Transport(clock, userAgent, uptimeNanos, firstPause);
        this.questions = Repeats.HERE;
    }

    private OnezoneClient(OnezoneClient shared, Repeats questions) {
        this.clock = shared.clock;
        this.bounds = shared.bounds;
        this.pauses = shared.pauses;
        this.transport = shared.transport;
        this.questions = questions;
    }

    /** The same client for callers that repeat their questions themselves: each is asked once. Closing either closes both. */
    public OnezoneClient once() {
        return new OnezoneClient(this, Repeats.BY_CALLER);
    }

    /** {@code GET /provider}: who the zone says we are. For a user's token it answers an error. */
    public Answer<ProviderDetails> provider(Access access) {
        return ask(
                access, () -> get(access, CURRENT_PROVIDER), reply -> reply.ok().flatMap(Json::providerDetails));
    }

    /**
     * {@code GET /provider/tokens/temporary}: the generation that proves a revocation. For a provider that never had a
     * temporary token, asking creates it.
     */
    public Answer<Generation> generation(Access access) {
        return ask(
                access, () -> get(access, TEMPORARY_TOKENS), reply -> reply.ok().flatMap(Json::generation));
    }

    /** {@code GET /provider/tokens/named}: how many named tokens there are, which outlive every revocation. */
    public Answer<Integer> namedTokens(Access access) {
        return ask(access, () -> get(access, NAMED_TOKENS), reply -> {
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
        return ask(
                access,
                () -> post(anonymous(access, VERIFY), body),
                reply -> reply.ok().flatMap(Json::verification));
    }

    /** {@code POST /tokens/verify_identity_token}: the same of an identity token. */
    public Answer<Verification> verifyIdentity(Access access) {
        return verify(access, VERIFY_IDENTITY);
    }

    /** {@code POST /tokens/verify_invite_token}: the same of an invite token. */
    public Answer<Verification> verifyInvite(Access access) {
        return verify(access, VERIFY_INVITE);
    }

    private Answer<Verification> verify(Access access, String path) {
        byte[] body = Json.bytes(Map.of("token", access.token().reveal()));
        return ask(
                access,
                () -> post(anonymous(access, path), body),
                reply -> reply.ok().flatMap(Json::verification));
    }

    /** {@code GET /configuration}: the zone's own name and version. Asked without a token. */
    public Answer<ZoneDetails> zone(Access access) {
        return ask(
                access,
                () -> anonymous(access, CONFIGURATION).GET().build(),
                reply -> reply.ok().flatMap(Json::zoneDetails));
    }

    /**
     * {@code POST /provider/tokens/temporary}: a new temporary access token of the provider.
     *
     * @param validUntil by the zone's clock, with a precision of seconds; at most a week ahead unless the administrator changed
     *     the default
     */
    public Answer<AccessToken> createTemporaryToken(Access access, Instant validUntil) {
        byte[] body = Json.bytes(Map.of(
                "type",
                Map.of("accessToken", Map.of()),
                "caveats",
                List.of(Map.of("type", "time", "validUntil", validUntil.getEpochSecond()))));
        Answer<AccessToken> answer = order(
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
        return order(
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

    private static HttpRequest get(Access access, String path) {
        return request(access, path).GET().build();
    }

    private static HttpRequest post(HttpRequest.Builder request, byte[] json) {
        return request.header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(json))
                .build();
    }

    private static HttpRequest.Builder request(Access access, String path) {
        return anonymous(access, path).header(TOKEN_HEADER, access.token().reveal());
    }

    private static HttpRequest.Builder anonymous(Access access, String path) {
        return HttpRequest.newBuilder(access.address().api(path)).header("accept", "application/json");
    }

    /** Asks something that changes nothing. */
    private <T> Answer<T> ask(Access access, Supplier<HttpRequest> toSend, Function<Reply, Optional<T>> success) {
        return send(access, toSend, questions, success);
    }

    /** Orders something, once. */
    private <T> Answer<T> order(Access access, Supplier<HttpRequest> toSend, Function<Reply, Optional<T>> success) {
        return send(access, toSend, Repeats.FORBIDDEN, success);
    }

    private <T> Answer<T> send(
            Access access, Supplier<HttpRequest> toSend, Repeats repeats, Function<Reply, Optional<T>> success) {
        HttpRequest request;
        try {
            request = toSend.get();
        } catch (IllegalArgumentException _) {
            // The words of such an exception may hold the very header that it is about.
            return new Answer.NotSent<>(
                    new TransportFault(TransportFault.Kind.LOCAL, "the request has a part that HTTP does not allow"));
        }
        Route route = access.route().within(bounds.apply(access.route().timeouts()));
        Instant sentAt = clock.instant();
        long started = System.nanoTime();
        Delivery<BoundedBody> delivery =
                transport.send(request, route, access.passwords(), repeats, _ -> new BoundedBody.Collector());
        return switch (delivery) {
            case Delivery.Failed<BoundedBody>(TransportFault fault, boolean mayHaveLeft) ->
                mayHaveLeft ? new Answer.Lost<>(fault) : new Answer.NotSent<>(fault);
            case Delivery.Answered<BoundedBody>(HttpResponse<BoundedBody> response) -> {
                Duration duration = Duration.ofNanos(System.nanoTime() - started);
                Answer<T> answer = answer(response, sentAt, duration, success);
                answer.answered().ifPresent(exchange -> pauses.note(access.address(), exchange));
                yield answer;
            }
        };
    }

    private static <T> Answer<T> answer(
            HttpResponse<BoundedBody> answered,
            Instant sentAt,
            Duration duration,
            Function<Reply, Optional<T>> success) {
        Reply reply = Reply.of(answered, sentAt, duration);
        return success.apply(reply)
                .<Answer<T>>map(value -> new Answer.Success<>(value, reply.exchange()))
                .or(() -> reply.error().map(error -> new Answer.Refusal<>(error, reply.exchange())))
                .orElseGet(() -> new Answer.Unreadable<>(reply.raw(), reply.exchange()));
    }

    /** Ends the connections that are not in use: they may hold parts of earlier requests. What is under way goes on. */
    public void forgetConnections() {
        transport.forgetAll();
    }

    /** Ends every exchange under way. */
    @Override
    public void close() {
        transport.close();
    }

    /** Reads the JSON documents of the API, each to nothing when it has another shape. */
    private static final class Json {
        private static final JsonMapper MAPPER =
                JsonMapper.builder(SecretJson.FACTORY).build();

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
