package io.github.tokenrevoker.connection;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The addresses that lately took no connection. They are tried after the others of their host, the longest dead first. One
 * for the process, since the JVM has one resolver. Thread-safe.
 */
final class DeadAddresses {
    static final DeadAddresses OF_PROCESS = new DeadAddresses();

    private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int MOST = 1000;

    private final Map<InetAddress, Long> diedAt = new ConcurrentHashMap<>();

    private DeadAddresses() {}

    void note(InetAddress address) {
        if (diedAt.size() >= MOST) {
            diedAt.clear();
        }
        diedAt.put(address, System.nanoTime());
    }

    /** For another network, where others are dead. */
    void forget() {
        diedAt.clear();
    }

    Stream<InetAddress> last(Stream<InetAddress> addresses) {
        if (diedAt.isEmpty()) {
            return addresses;
        }
        long now = System.nanoTime();
        diedAt.values().removeIf(died -> now - died > MEMORY_NANOS);
        // Stable: those of the living that the system prefers stay in front.
        return addresses.sorted(Comparator.comparingLong(address -> rank(address, now)));
    }

    private long rank(InetAddress address, long now) {
        Long died = diedAt.get(address);
        return died == null ? Long.MIN_VALUE : died - now;
    }
}
