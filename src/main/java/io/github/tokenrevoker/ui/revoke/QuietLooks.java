package io.github.tokenrevoker.ui.revoke;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds how many looks at open outcomes are under way for one host. After a bulk run they fall due together, and a server
 * that has just stumbled must not get all of them at once. Thread-safe.
 */
final class QuietLooks {
    private static final int AT_ONCE = 8;

    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    /**
     * Waits for a turn, and looks.
     *
     * @param host whom it asks
     * @return what the look returns; empty, without having looked, when the thread is interrupted
     */
    <T> Optional<T> inTurn(String host, Supplier<Optional<T>> look) {
        Semaphore turns = hosts.computeIfAbsent(host, _ -> new Semaphore(AT_ONCE, true));
        try {
            turns.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return look.get();
        } finally {
            turns.release();
        }
    }
}
