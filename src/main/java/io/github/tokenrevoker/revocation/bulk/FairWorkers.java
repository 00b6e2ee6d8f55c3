package io.github.tokenrevoker.revocation.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Carries out much work for many hosts: at most so many at once for each and in all, and the hosts take turns, so that a
 * slow one holds nobody up. Only what is under way has a thread. Thread-safe.
 */
public final class FairWorkers {
    private final Executor threads;
    private final Limits limits;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    /** The hosts that have work waiting and room for it, in the order of their turns. */
    private final Deque<Lane> turns = new ArrayDeque<>();

    private int underWay;

    public FairWorkers(Executor threads, Limits limits) {
        this.threads = threads;
        this.limits = limits;
    }

    /** The work of one host. */
    private static final class Lane {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int underWay;
        private boolean inTurn;
    }

    /** Adds work behind what waits for the same host, and begins as much as there is room for. */
    public void add(String host, Runnable work) {
        synchronized (this) {
            Lane lane = lanes.computeIfAbsent(host, _ -> new Lane());
            lane.waiting.add(work);
            enqueue(lane);
        }
        begin();
    }

    /** Gives up what has not begun. */
    public synchronized void giveUpWaiting() {
        lanes.values().forEach(lane -> lane.waiting.clear());
    }

    private void enqueue(Lane lane) {
        if (!lane.inTurn && !lane.waiting.isEmpty() && lane.underWay < limits.perHost()) {
            lane.inTurn = true;
            turns.add(lane);
        }
    }

    private void begin() {
        List<Runnable> begun = new ArrayList<>();
        synchronized (this) {
            while (underWay < limits.inAll() && !turns.isEmpty()) {
                Lane lane = turns.remove();
                lane.inTurn = false;
                Runnable work = lane.waiting.poll();
                if (work != null) {
                    lane.underWay++;
                    underWay++;
                    begun.add(() -> carryOut(lane, work));
                    enqueue(lane);
                }
            }
        }
        begun.forEach(threads::execute);
    }

    private void carryOut(Lane lane, Runnable work) {
        try {
            work.run();
        } finally {
            synchronized (this) {
                lane.underWay--;
                underWay--;
                enqueue(lane);
            }
            begin();
        }
    }
}
