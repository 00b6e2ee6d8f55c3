package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.FxThread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads that run nothing by themselves: a test takes one piece of work after the other, from whichever it chooses. */
final class SteppedThreads {
    private final List<Queue> queues = new ArrayList<>();
    private final Queue fx = queue();
    private final ScheduledExecutorService noTimer = Executors.newSingleThreadScheduledExecutor();

    SteppedThreads() {
        noTimer.shutdown();
    }

    Background background() {
        return new Background(new FxThread(fx, () -> true), queue(), _ -> queue(), noTimer);
    }

    private Queue queue() {
        Queue queue = new Queue();
        queues.add(queue);
        return queue;
    }

    /** Runs the first piece of work of one of the threads that have some; false when none has. */
    boolean step(int choice) {
        List<Queue> busy =
                queues.stream().filter(queue -> !queue.work.isEmpty()).toList();
        if (busy.isEmpty()) {
            return false;
        }
        busy.get(Math.floorMod(choice, busy.size())).work.remove().run();
        return true;
    }

    /** Runs everything, the work that follows from it included. */
    void drain() {
        while (step(0)) {
            // On.
        }
    }

    /** Runs what the threads besides the toolkit's have still to do, as closing does. */
    void drainAllButFx() {
        queues.stream().filter(queue -> queue != fx).forEach(queue -> {
            while (!queue.work.isEmpty()) {
                queue.work.remove().run();
            }
        });
    }

    private static final class Queue extends AbstractExecutorService {
        private final Deque<Runnable> work = new ArrayDeque<>();

        @Override
        public void execute(Runnable command) {
            work.add(command);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
