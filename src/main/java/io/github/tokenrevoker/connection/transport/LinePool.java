package io.github.tokenrevoker.connection.transport;

import io.github.tokenrevoker.connection.Target;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * All connections, by road and target. Idle ones are closed after a while, even without further requests: they cost
 * this machine and the servers, and their buffers have held tokens. Thread-safe.
 */
final class LinePool {
    private final Map<Key, HostLines> hosts = new ConcurrentHashMap<>();
    private final Executor later;
    private final AtomicBoolean tidying = new AtomicBoolean();

    /**
     * Makes one without connections.
     *
     * @param later carries out what it is given after about as long as a connection may be idle
     */
    LinePool(Executor later) {
        this.later = later;
    }

    private record Key(Object road, Target target) {}

    HostLines of(Road road, Target target) {
        HostLines lines = hosts.computeIfAbsent(new Key(road.identity(), target), _ -> new HostLines());
        tidyLater();
        return lines;
    }

    private void tidyLater() {
        if (tidying.compareAndSet(false, true)) {
            later.execute(() -> {
                tidying.set(false);
                tidy(System.nanoTime());
                if (!hosts.isEmpty()) {
                    tidyLater();
                }
            });
        }
    }

    /**
     * Closes the connections that have been idle for too long.
     *
     * @param now by {@link System#nanoTime}
     */
    void tidy(long now) {
        hosts.forEach((key, lines) -> {
            if (lines.closeStale(now) && hosts.remove(key, lines)) {
                lines.retire();
            }
        });
    }

    /** Lets the next call to a host make a fresh connection, whatever its road. */
    void retire(Target target) {
        hosts.forEach((key, lines) -> {
            if (key.target().equals(target) && hosts.remove(key, lines)) {
                lines.retire();
            }
        });
    }

    /** Lets every next call make a fresh connection. */
    void retireAll() {
        hosts.forEach((key, lines) -> {
            if (hosts.remove(key, lines)) {
                lines.retire();
            }
        });
    }
}
