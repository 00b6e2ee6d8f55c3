package io.github.tokenrevoker.connection;

import com.github.mizosoft.methanol.RetryInterceptor;
import com.github.mizosoft.methanol.RetryInterceptor.BackoffStrategy;
import com.github.mizosoft.methanol.RetryInterceptor.Context;
import com.github.mizosoft.methanol.TaggableRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which failures are worth another try, of requests that may be sent again, and after which pause. */
final class PassingFailures {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final double JITTER = 0.5;
    private static final int MAX_RETRIES = 4;
    /** Timeout, Too Early, Too Many Requests, failures inside, and gateways that do not reach what is behind them. */
    private static final Set<Integer> STATUSES = Set.of(408, 425, 429, 500, 502, 503, 504);

    /** What another try needs to have a chance. */
    private static final Duration LEAST_TIME = Duration.ofMillis(50);

    private final BackoffStrategy pauses;

    private PassingFailures(Duration firstPause) {
        this.pauses = BackoffStrategy.retryAfterOr(BackoffStrategy.exponential(firstPause, LONGEST_PAUSE));
    }

    /**
     * Tries again what its call allows to, within the call's time.
     *
     * @param firstPause doubled with each further one
     */
    static RetryInterceptor interceptor(Duration firstPause) {
        PassingFailures failures = new PassingFailures(firstPause);
        return RetryInterceptor.newBuilder()
                .maxRetries(MAX_RETRIES)
                .backoff(failures.pauses.withJitter(JITTER))
                .on(failures::isWorthAnotherTry)
                // Not by the method: some POSTs only ask, and the DELETE is idempotent by its name only.
                .retryNonIdempotent()
                .build(request -> call(request).filter(Call::isRepeatable).isPresent());
    }

    private static Optional<Call> call(HttpRequest request) {
        return TaggableRequest.tagOf(request, Call.class);
    }

    private boolean isWorthAnotherTry(Context<?> context) {
        Call call = call(context.request()).orElseThrow();
        return !call.isAbandoned()
                && context.retryCount() < retries(context)
                && pauses.backoff(context).plus(LEAST_TIME).toNanos() < call.nanosLeft();
    }

    private static int retries(Context<?> context) {
        Optional<Integer> status = context.response().map(HttpResponse::statusCode);
        if (status.isPresent()) {
            return STATUSES.contains(status.get()) ? MAX_RETRIES : 0;
        }
        return context.exception().orElse(null) instanceof TransportException failure
                ? failure.fault().kind().retries()
                : 0;
    }
}
