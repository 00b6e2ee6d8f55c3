package io.github.tokenrevoker.connection.transport;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Notices when connections made before can no longer be relied upon: the machine has slept, or is in another network.
 * Thread-safe.
 */
final class NetworkChanges {
    /** Further apart than that, wall clock and uptime tell of a sleep; or of a clock set anew, which does no harm. */
    private static final Duration SLEEP = Duration.ofSeconds(5);

    private static final long NANOS_BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final Clock clock;
    private final LongSupplier uptimeNanos;
    private long lastMillis;
    private long lastNanos;
    private Set<InetAddress> lastAddresses;

    /**
     * Begins to watch.
     *
     * @param uptimeNanos stands still while the machine sleeps, as {@link System#nanoTime} does on most systems
     */
    NetworkChanges(Clock clock, LongSupplier uptimeNanos) {
        this.clock = clock;
        this.uptimeNanos = uptimeNanos;
        lastMillis = clock.millis();
        lastNanos = uptimeNanos.getAsLong();
        lastAddresses = addresses();
    }

    /** Whether something has changed since the last time that this was asked. */
    synchronized boolean happened() {
        long millis = clock.millis();
        long nanos = uptimeNanos.getAsLong();
        long drift = Math.abs(millis - lastMillis - (nanos - lastNanos) / 1_000_000);
        boolean slept = drift > SLEEP.toMillis();
        if (!slept && nanos - lastNanos < NANOS_BETWEEN_LOOKS) {
            return false;
        }
        Set<InetAddress> addresses = addresses();
        boolean moved = !addresses.equals(lastAddresses);
        lastMillis = millis;
        lastNanos = nanos;
        lastAddresses = addresses;
        return slept || moved;
    }

    private static Set<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toSet());
        } catch (SocketException _) {
            return Set.of();
        }
    }
}
