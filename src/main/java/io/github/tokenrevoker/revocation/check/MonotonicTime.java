package io.github.tokenrevoker.revocation.check;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A time that only moves forward, whatever happens to the clock on the wall. Everything that is decided by how long ago
 * something happened is decided by it. It may stand still while the machine sleeps, which only makes waits longer.
 */
public interface MonotonicTime {
    /** The time of this process. */
    MonotonicTime SYSTEM = new MonotonicTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration pause) throws InterruptedException {
            // Nothing ever counts it down.
            var _ = new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    };

    /** The present moment in nanoseconds. Its origin is arbitrary: only differences have a meaning. */
    long nanos();

    /** Blocks for a while. */
    void pause(Duration pause) throws InterruptedException;
}
