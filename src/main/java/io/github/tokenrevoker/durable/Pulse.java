package io.github.tokenrevoker.durable;

import java.time.Duration;
import java.time.Instant;

/** The time that leases live by. */
interface Pulse {
    Pulse REAL = new Pulse() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    };

    Instant now();

    void pause(Duration time) throws InterruptedException;
}
