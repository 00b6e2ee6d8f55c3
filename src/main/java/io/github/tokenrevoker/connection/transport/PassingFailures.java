package io.github.tokenrevoker.connection.transport;

import com.github.mizosoft.methanol.RetryInterceptor;
import com.github.mizosoft.methanol.RetryInterceptor.Context;
import com.github.mizosoft.methanol.TaggableRequest;
import io.github.tokenrevoker.connection.TransportException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Which failures are worth another try, of requests that may be sent again, and after which pause. */
final class PassingFailures {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** So that many calls that failed together do not come back together. */
    private static final double JITTER = 0.5;

    private static final int MAX_RETRIES = 4;
    /** Timeout, Too Early, Too Many Requests, failures inside, and gateways that do not reach what is behind them. */
    private static final Set<Integer> STATUSES = Set.of(408, 425, 429, 500, 502, 503, 504);

    /** What another try needs to have a chance. */
    private static final Duration LEAST_TIME = Duration.ofMillis(50);

    /**
     * Seconds, with a small number of digits. Dates are ignored: they refer to another clock and to waits that are
     * too long.
     */
    private static final Pattern RETRY_AFTER = Pattern.compile("[0-9]{1,6}");

    private final Duration firstPause;

    private PassingFailures(Duration firstPause) {
        this.firstPause = firstPause;
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
                .backoff(failures::pause)
                .on(failures::isWorthAnotherTry)
                // Not by the method: some POSTs only ask, and the DELETE is idempotent by its name only.
                .retryNonIdempotent()
                .build(request -> call(request).filter(Call::isRepeatedHere).isPresent());
    }

    private static Optional<Call> call(HttpRequest request) {
        return TaggableRequest.tagOf(request, Call.class);
    }

    private boolean isWorthAnotherTry(Context<?> context) {
        Call call = call(context.request()).orElseThrow();
        return !call.isAbandoned()
                && context.retryCount() < retries(context)
                && longestPause(context).plus(LEAST_TIME).toNanos() < call.nanosLeft();
    }

    /** The pause before the next try, never shorter than the server wants it and never longer than {@link #longestPause}. */
    private Duration pause(Context<?> context) {
        long longest = longestPause(context).toMillis();
        long shortest = wanted(context).map(Duration::toMillis).orElseGet(() -> Math.round(longest * (1 - JITTER)));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(shortest, longest + 1));
    }

    private Duration longestPause(Context<?> context) {
        return wanted(context)
                .map(wanted -> wanted.plusMillis(Math.round(wanted.toMillis() * JITTER / 2)))
                .orElseGet(() -> {
                    Duration grown = firstPause.multipliedBy(1L << context.retryCount());
                    return grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
                });
    }

    /** What the answer says of it; empty where it says nothing, or nothing that can be gone by. */
    private static Optional<Duration> wanted(Context<?> context) {
        return context.response()
                .flatMap(response -> response.headers().firstValue("retry-after"))
                .map(String::strip)
                .filter(text -> RETRY_AFTER.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(Duration::isPositive);
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
