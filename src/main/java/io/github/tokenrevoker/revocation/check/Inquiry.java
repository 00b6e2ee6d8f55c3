package io.github.tokenrevoker.revocation.check;

import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.OnezoneClient;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Asks questions again, after growing pauses, that stayed without an answer for a passing reason. Reading is safe; nothing
 * that changes something on the server may be asked here. One inquiry serves one step of one revocation.
 *
 * <p>A question is repeated in one place: by the inquiry, or by the client where the inquiry is a single one. So questions are
 * asked through {@link #through}.
 */
public final class Inquiry {
    private static final int MAX_REPEATS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(150);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);
    private static final int MAX_DOUBLINGS = 10;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;

    private final MonotonicTime time;
    private final long end;
    private final BooleanSupplier givenUp;
    private final boolean single;

    /**
     * Begins an inquiry.
     *
     * @param patience no question is repeated after that
     * @param givenUp whether the wait was given up
     */
    public Inquiry(MonotonicTime time, Duration patience, BooleanSupplier givenUp) {
        this(time, patience, givenUp, false);
    }

    private Inquiry(MonotonicTime time, Duration patience, BooleanSupplier givenUp, boolean single) {
        this.time = time;
        this.end = time.nanos() + patience.toNanos();
        this.givenUp = givenUp;
        this.single = single;
    }

    /** One that asks each question once, for looks that come again by themselves or that hardly anything depends on. */
    public static Inquiry single(MonotonicTime time) {
        return new Inquiry(time, Duration.ZERO, () -> true, true);
    }

    /** The client to ask through: one that does not repeat what this repeats. */
    public OnezoneClient through(OnezoneClient onezone) {
        return single ? onezone : onezone.once();
    }

    /** Asks until there is an answer to go by, or patience ends; returns the last answer. Blocks. */
    public <T> Answer<T> ask(Supplier<Answer<T>> question) {
        Answer<T> answer = question.get();
        for (int repeat = 0; isPassing(answer) && pause(repeat, wantedBy(answer)); repeat++) {
            answer = question.get();
        }
        return answer;
    }

    /**
     * Waits before a repetition.
     *
     * @param repeat counted from 0
     * @return whether to repeat
     */
    public boolean pause(int repeat) {
        return pause(repeat, Duration.ZERO);
    }

    private static Duration wantedBy(Answer<?> answer) {
        return answer.answered()
                .flatMap(Exchange::wantedPause)
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** A server that wants a longer pause than there is patience is not asked again. */
    private boolean pause(int repeat, Duration wanted) {
        long left = end - time.nanos();
        if (repeat >= MAX_REPEATS || left <= 0 || givenUp.getAsBoolean()) {
            return false;
        }
        if (wanted.compareTo(Duration.ofNanos(left)) >= 0) {
            return false;
        }
        long longest = Math.min(FIRST_PAUSE.toNanos() << Math.min(repeat, MAX_DOUBLINGS), MAX_PAUSE.toNanos());
        long own = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2);
        try {
            // Those who were turned away together do not come back together.
            time.pause(wanted.plusNanos(own));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !givenUp.getAsBoolean();
    }

    /** Whether the same question may well be answered a moment later. */
    public static boolean isPassing(Answer<?> answer) {
        return switch (answer) {
            case Answer.Success<?> _ -> false;
            case Answer.Refusal<?> refusal -> isPassing(refusal.exchange());
            case Answer.Unreadable<?> odd -> !odd.exchange().isRedirect();
            case Answer.NotSent<?> notSent -> notSent.fault().kind().isPassing();
            case Answer.Lost<?> lost -> lost.fault().kind().isPassing();
        };
    }

    private static boolean isPassing(Exchange exchange) {
        int status = exchange.status();
        return exchange.isServerFault()
                || status == REQUEST_TIMEOUT
                || status == TOO_EARLY
                || status == TOO_MANY_REQUESTS;
    }
}
