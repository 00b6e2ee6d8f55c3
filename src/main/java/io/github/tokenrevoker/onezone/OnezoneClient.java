package io.github.tokenrevoker.onezone;

import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.RetryInterceptor;
import com.github.mizosoft.methanol.RetryInterceptor.BackoffStrategy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

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
    private static final String TOKEN_HEADER = "x-auth-token";
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(200);

    private final Clock clock;
    private final Timeouts timeouts;
    private final HttpClient connections;
    private final Methanol http;

    public OnezoneClient(Clock clock, Timeouts timeouts, String userAgent) {
        this.clock = clock;
        this.timeouts = timeouts;
        this.connections = HttpClient.newBuilder()
                .connectTimeout(timeouts.connect())
                .followRedirects(Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.http = Methanol.newBuilder(connections)
                .userAgent(userAgent)
                .interceptor(RetryInterceptor.newBuilder()
                        .maxRetries(1)
                        .backoff(BackoffStrategy.fixed(PAUSE_BEFORE_RETRY))
                        .onException(OnezoneClient::isWorthAnotherTry)
                        .build(request -> request.method().equals("GET")))
                .build();
    }

    /** Only a connection that broke: a host that is down or slow is told to the operator at once. */
    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof HttpTimeoutException)
                && !(failure instanceof SSLException)
                && !(failure instanceof ConnectException);
    }

    /** {@code GET /provider}: who the zone says we are. For a user's token it answers an error. */
    public Answer<ProviderDetails> provider(Access access) {
        return send(get(access, CURRENT_PROVIDER), reply -> reply.ok().flatMap(Json::providerDetails));
    }

    /**
     * {@code GET /provider/tokens/temporary}: the generation that proves a revocation. For a provider that never had a
     * temporary token, asking creates it.
     */
    public Answer<Generation> generation(Access access) {
        return send(get(access, TEMPORARY_TOKENS), reply -> reply.ok().flatMap(Json::generation));
    }

    /** {@code GET /provider/tokens/named}: how many named tokens there are, which outlive every revocation. */
    public Answer<Integer> namedTokens(Access access) {
        return send(get(access, NAMED_TOKENS), reply -> {
            OptionalInt count = reply.ok().map(Json::tokenCount).orElse(OptionalInt.empty());
            return count.isPresent() ? Optional.of(count.getAsInt()) : Optional.empty();
        });
    }

    /**
     * {@code DELETE /provider/tokens/temporary}: makes every temporary token of the caller worthless. Cannot be undone
     * and is not idempotent in effect. A success is the status 204 and nothing else, and is no proof.
     */
    public Answer<Accepted> revokeTemporaryTokens(Access access) {
        HttpRequest request = request(access, TEMPORARY_TOKENS)
                .method("DELETE", BodyPublishers.noBody())
                .build();
        return send(request, reply -> reply.status() == 204 ? Optional.of(Accepted.BY_WORD_ONLY) : Optional.empty());
    }

    /** What a 204 says: the server took the order. */
    public enum Accepted {
        BY_WORD_ONLY
    }

    private HttpRequest get(Access access, String path) {
        return request(access, path).GET().build();
    }

    private HttpRequest.Builder request(Access access, String path) {
        // Without TLS there is no negotiation, and an offer to upgrade confuses small servers.
        Version version = access.address().scheme().equals("http") ? Version.HTTP_1_1 : Version.HTTP_2;
        return HttpRequest.newBuilder(access.address().api(path))
                .version(version)
                .timeout(timeouts.answer())
                .header("accept", "application/json")
                .header(TOKEN_HEADER, access.token().reveal());
    }

    private <T> Answer<T> send(HttpRequest request, Function<Reply, Optional<T>> success) {
        Instant sentAt = clock.instant();
        long started = System.nanoTime();
        var collector = new BoundedBody.Collector();
        CompletableFuture<HttpResponse<BoundedBody>> response = http.sendAsync(request, _ -> collector);
        try {
            HttpResponse<BoundedBody> answered = response.get(timeouts.answer().toMillis(), TimeUnit.MILLISECONDS);
            Duration duration = Duration.ofNanos(System.nanoTime() - started);
            Reply reply = Reply.of(answered, sentAt, duration);
            return success.apply(reply)
                    .<Answer<T>>map(value -> new Answer.Success<>(value, reply.exchange()))
                    .or(() -> reply.error().map(error -> new Answer.Refusal<>(error, reply.exchange())))
                    .orElseGet(() -> new Answer.Unreadable<>(reply.raw(), reply.exchange()));
        } catch (ExecutionException failure) {
            return TransportFaults.answerFor(failure);
        } catch (TimeoutException late) {
            response.cancel(true);
            collector.abort();
            return TransportFaults.answerFor(late);
        } catch (InterruptedException interrupted) {
            response.cancel(true);
            collector.abort();
            Thread.currentThread().interrupt();
            return TransportFaults.answerFor(interrupted);
        }
    }

    /** Ends every exchange under way. */
    @Override
    public void close() {
        connections.shutdownNow();
    }

    /** Reads the JSON documents of the API, each to nothing when it has another shape. */
    private static final class Json {
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
