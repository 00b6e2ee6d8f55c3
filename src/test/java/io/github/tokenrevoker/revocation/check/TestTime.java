package io.github.tokenrevoker.revocation.check;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A monotonic time that a test moves. A pause moves it too, instead of waiting. */
public final class TestTime implements MonotonicTime {
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(10).toNanos());

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void pause(Duration pause) {
        pass(pause);
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
