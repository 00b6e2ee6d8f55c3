package io.github.tokenrevoker.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All connections, by road and target. Thread-safe. */
final class LinePool {
    private final Map<Key, HostLines> hosts = new ConcurrentHashMap<>();

    private record Key(Object road, Target target) {}

    HostLines of(Road road, Target target) {
        return hosts.computeIfAbsent(new Key(road.identity(), target), _ -> new HostLines());
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
