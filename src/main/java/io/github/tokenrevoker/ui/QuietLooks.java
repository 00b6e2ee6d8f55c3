package io.github.tokenrevoker.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Bounds how many looks at open outcomes are under way for one host. After a bulk run they fall due together, and a server
 * that has just stumbled must not get all of them at once. For one thread.
 */
final class QuietLooks {
    private static final int AT_ONCE = 8;

    private final Map<String, Host> hosts = new HashMap<>();

    private static final class Host {
        private final Deque<BooleanSupplier> waiting = new ArrayDeque<>();
        private int underWay;
    }

    /**
     * Begins a look, now or when its turn has come.
     *
     * @param host whom it asks
     * @param look whether it has begun, and will lead to {@link #ended}; false when there is no reason for it any more
     */
    void begin(String host, BooleanSupplier look) {
        Host turns = hosts.computeIfAbsent(host, _ -> new Host());
        turns.waiting.add(look);
        if (turns.underWay < AT_ONCE) {
            turns.underWay++;
            giveTurn(host, turns);
        }
    }

    /** Gives the turn of a look that has ended to the next one. */
    void ended(String host) {
        Host turns = hosts.get(host);
        if (turns == null) {
            throw new IllegalStateException("no look is under way");
        }
        giveTurn(host, turns);
    }

    private void giveTurn(String host, Host turns) {
        BooleanSupplier next;
        while ((next = turns.waiting.poll()) != null) {
            if (next.getAsBoolean()) {
                return;
            }
        }
        turns.underWay--;
        if (turns.underWay == 0) {
            hosts.remove(host);
        }
    }
}
