package io.github.tokenrevoker.revocation.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Carries out much work for many hosts: at most so many at once for each and in all, and the hosts take turns, so that a
 * slow one holds nobody up. Only what is under way has a thread. Thread-safe.
 *
 * <p>Within these limits it finds out how much at once is good: more for a host that answers quickly, less for one that turns
 * requests away, and less in all when everything becomes slow, so that no request waits on this machine until its time is up.
 */
public final class FairWorkers {
    private static final int FIRST_PER_HOST = 16;
    private static final int LEAST_PER_HOST = 4;
    private static final int FIRST_IN_ALL = 64;
    private static final int LEAST_IN_ALL = 16;
    /** Up to that many times the quickest, work is quick: it hardly waits for other work. */
    private static final double QUICK = 2;
    /** From that many times the quickest on, work is slow: it waits for other work most of its time. */
    private static final double SLOW = 3;

    private static final double FORGETTING = 1.01;

    private final Executor threads;
    private final Limits limits;
    private final LongSupplier nanos;
    private final AdaptiveLimit inAll;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    /** The hosts that have work waiting and room for it, in the order of their turns. */
    private final Deque<Lane> turns = new ArrayDeque<>();

    private int underWay;

    public FairWorkers(Executor threads, Limits limits) {
        this(threads, limits, System::nanoTime);
    }

    /**
     * Makes one with a time of its own.
     *
     * @param nanos elapsed time from an arbitrary origin
     */
    FairWorkers(Executor threads, Limits limits, LongSupplier nanos) {
        this.threads = threads;
        this.limits = limits;
        this.nanos = nanos;
        this.inAll = new AdaptiveLimit(FIRST_IN_ALL, LEAST_IN_ALL, limits.inAll());
    }

    /** The work of one host. */
    private static final class Lane {
        private final Deque<Work> waiting = new ArrayDeque<>();
        private final AdaptiveLimit limit;
        private int underWay;
        private boolean inTurn;
        /** How long the quickest work took, with a little more for each further one: a network may change. */
        private double quickest = Double.MAX_VALUE;

        Lane(int most) {
            limit = new AdaptiveLimit(FIRST_PER_HOST, LEAST_PER_HOST, most);
        }

        /** How many times as long as the quickest work some other took. */
        double slowness(long took) {
            quickest = Math.min((double) took, quickest * FORGETTING);
            return took / Math.max(1, quickest);
        }
    }

    /** Work for a host. */
    public interface Work {
        /** Does it, and tells what that has shown of the host. */
        Load carryOut();
    }

    /** The same for work that shows nothing of its host. */
    public void add(String host, Runnable work) {
        add(host, () -> {
            work.run();
            return Load.UNKNOWN;
        });
    }

    /** Adds work behind what waits for the same host, and begins as much as there is room for. */
    public void add(String host, Work work) {
        synchronized (this) {
            Lane lane = lanes.computeIfAbsent(host, _ -> new Lane(limits.perHost()));
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
        if (!lane.inTurn && !lane.waiting.isEmpty() && lane.underWay < lane.limit.now()) {
            lane.inTurn = true;
            turns.add(lane);
        }
    }

    private void begin() {
        List<Runnable> begun = new ArrayList<>();
        synchronized (this) {
            while (underWay < inAll.now() && !turns.isEmpty()) {
                Lane lane = turns.remove();
                lane.inTurn = false;
                Work work = lane.waiting.poll();
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

    private void carryOut(Lane lane, Work work) {
        long start = nanos.getAsLong();
        Load load = Load.UNKNOWN;
        try {
            load = work.carryOut();
        } finally {
            synchronized (this) {
                adapt(lane, load, nanos.getAsLong() - start);
                lane.underWay--;
                underWay--;
                enqueue(lane);
            }
            begin();
        }
    }

    private void adapt(Lane lane, Load load, long took) {
        switch (load) {
            case SERVED -> {
                double slowness = lane.slowness(took);
                if (slowness <= QUICK) {
                    lane.limit.quick(lane.underWay);
                    inAll.quick(underWay);
                } else if (slowness >= SLOW) {
                    lane.limit.slow();
                    inAll.slow();
                }
            }
            case CROWDED -> lane.limit.crowded();
            case UNKNOWN -> {}
        }
    }
}
