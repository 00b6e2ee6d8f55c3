package io.github.tokenrevoker.revocation.check;

import io.github.tokenrevoker.onezone.Access;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a check while a person decides, so that what they decide on is never old and the connections to Onezone stay open.
 * Each check asks its two questions once. Failures make the pauses longer, and so does a {@code Retry-After}.
 *
 * <p>One thread runs it; any thread may end it.
 */
public final class FreshCheck {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
    /** Whoever has not decided after so many checks is not looking at the moment. */
    private static final int QUICK_CHECKS = 120;

    private static final int UNWATCHED_FACTOR = 15;
    private static final int MAX_DOUBLINGS = 10;

    private final Preflight preflight;
    private final Access own;
    private final Optional<String> acceptedZone;
    private final Duration pace;
    private final Predicate<Duration> pause;
    private @Nullable Thread pausing;
    private @Nullable Thread asking;
    private boolean ended;

    /** Called on the thread that runs the checks. */
    public interface Listener {
        /**
         * Takes the result of a check.
         *
         * @param sinceNanos when it began, by {@link Preflight#time()}
         */
        void checked(CheckReport report, long sinceNanos);
    }

    /**
     * Prepares to check.
     *
     * @param own overwritten when the checks end
     * @param acceptedZone as for {@link Preflight#check}
     * @param pace the pause between two checks as long as they succeed
     * @param pause blocks for so long; returns whether the pause is over, false when its thread was interrupted
     */
    public FreshCheck(
            Preflight preflight, Access own, Optional<String> acceptedZone, Duration pace, Predicate<Duration> pause) {
        this.preflight = preflight;
        this.own = own;
        this.acceptedZone = acceptedZone;
        this.pace = pace;
        this.pause = pause;
    }

    /**
     * Checks again and again until it is ended. Blocks.
     *
     * @param first the pause before the first check
     */
    public void run(Duration first, Listener listener) {
        try {
            Duration next = first;
            int failures = 0;
            for (int checks = 1; waited(next) && begins(); checks++) {
                long since = preflight.time().nanos();
                CheckReport report = preflight.checkOnce(own, acceptedZone);
                if (ends()) {
                    return;
                }
                listener.checked(report, since);
                failures = report.allowsProof() ? 0 : failures + 1;
                next = pauseAfter(checks, failures);
            }
        } catch (IllegalStateException | CompletionException failure) {
            // What was to be asked with has been overwritten.
            if (!isEnded()) {
                throw failure;
            }
        } finally {
            own.clear();
        }
    }

    private Duration pauseAfter(int checks, int failures) {
        Duration usual = checks < QUICK_CHECKS ? pace : pace.multipliedBy(UNWATCHED_FACTOR);
        Duration grown = usual.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        Duration bounded = failures > 0 && grown.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : grown;
        Duration wanted = preflight.wantedPause(own.address());
        return wanted.compareTo(bounded) > 0 ? wanted : bounded;
    }

    private boolean waited(Duration wanted) {
        synchronized (this) {
            if (ended) {
                return false;
            }
            pausing = Thread.currentThread();
        }
        try {
            return wanted.isZero() || pause.test(wanted);
        } finally {
            synchronized (this) {
                pausing = null;
            }
        }
    }

    private synchronized boolean begins() {
        asking = ended ? null : Thread.currentThread();
        return !ended;
    }

    private synchronized boolean ends() {
        asking = null;
        return ended;
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    /** Begins no further check. One under way comes to its end: cutting it off would close the connection that comes next. */
    public synchronized void finish() {
        ended = true;
        if (pausing != null) {
            pausing.interrupt();
        }
    }

    /** Ends at once: the token is overwritten, and no answer is waited for. */
    public synchronized void stop() {
        finish();
        own.clear();
        if (asking != null) {
            asking.interrupt();
        }
    }
}
