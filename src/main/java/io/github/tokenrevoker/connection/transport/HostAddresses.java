package io.github.tokenrevoker.connection.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks up hosts. Addresses that lately took no connection come after the others of their host, the longest dead first.
 * Thread-safe.
 */
final class HostAddresses {
    private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int MAX_REMEMBERED = 1000;

    private final Map<InetAddress, Long> diedAt = new ConcurrentHashMap<>();

    static {
        // What a name means changes with the network that the machine is in, and a connection is made rarely.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    /**
     * Looks a host up. Blocks, and cannot be interrupted.
     *
     * @throws UnknownHostException when the name is not known, or the name service does not answer
     */
    List<InetAddress> of(String host) throws UnknownHostException {
        InetAddress[] known = InetAddress.getAllByName(host);
        long now = System.nanoTime();
        diedAt.values().removeIf(died -> now - died > MEMORY_NANOS);
        // Stable: those of the living that the system prefers stay in front.
        return Stream.of(known)
                .sorted(Comparator.comparingLong(address -> rank(address, now)))
                .toList();
    }

    private long rank(InetAddress address, long now) {
        Long died = diedAt.get(address);
        return died == null ? Long.MIN_VALUE : died - now;
    }

    void noteDead(InetAddress address) {
        if (diedAt.size() >= MAX_REMEMBERED) {
            diedAt.clear();
        }
        diedAt.put(address, System.nanoTime());
    }

    /** For another network, where others are dead. */
    void forget() {
        diedAt.clear();
    }
}
