package io.github.tokenrevoker.ui.background;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries work off the FX thread, onto virtual threads, and its results back. A workflow that blocks begins with
 * {@link #start} and comes back through {@link #fx}. A failure that a caller does not expect is logged and handed to the
 * same place as the result, so that no flow ends in silence.
 */
public final class Background implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Background.class.getName());
    private static final int PATIENCE_AT_EXIT_SECONDS = 5;
    private static final int PATIENCE_WITH_INTERRUPTED_SECONDS = 2;

    private final FxThread fx;
    private final ExecutorService workers;
    private final Function<String, ExecutorService> orders;
    private final ScheduledExecutorService timer;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();

    /** Makes one over the toolkit's own thread. */
    public Background() {
        this(
                new FxThread(),
                Executors.newVirtualThreadPerTaskExecutor(),
                name -> Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name(name).factory()),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("timer").factory()));
    }

    /**
     * Makes one over other threads, so that a test decides the order of everything.
     *
     * @param fx the toolkit's thread or what stands for it; closed with this
     * @param orders makes what does one work after the other, by its name
     */
    public Background(
            FxThread fx,
            ExecutorService workers,
            Function<String, ExecutorService> orders,
            ScheduledExecutorService timer) {
        this.fx = fx;
        this.workers = workers;
        this.orders = orders;
        this.timer = timer;
    }

    /** The FX thread, for work that waits for it. */
    public Fx fx() {
        return fx;
    }

    /**
     * Begins a workflow on a virtual thread of its own, and returns at once. It may block for as long as it likes; it is
     * interrupted when the tool ends.
     *
     * @param failed told on the FX thread, after the log, of what the workflow threw
     */
    public void start(Runnable workflow, Consumer<? super Exception> failed) {
        submit(
                workers,
                () -> {
                    workflow.run();
                    return true;
                },
                _ -> {},
                failed);
    }

    /**
     * Waits, on a worker's thread.
     *
     * @return whether the pause is over; false when the thread was interrupted, which stays set, or the tool ends
     */
    public boolean pause(Duration pause) {
        CountDownLatch over = new CountDownLatch(1);
        try {
            var _ = timer.schedule(over::countDown, pause.toMillis(), TimeUnit.MILLISECONDS);
            over.await();
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs the work now. {@code then} or {@code failed} follows on the FX thread. */
    public <T> void run(Callable<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
        submit(workers, work, then, failed);
    }

    /** A lane of its own, in which one work waits for the other. */
    public Lane lane(String name) {
        Lane lane = new Lane(name);
        lanes.add(lane);
        return lane;
    }

    /** Work that must be done in the order in which it is given, and is waited for at the exit. */
    public final class Lane {
        private final ExecutorService inOrder;

        private Lane(String name) {
            inOrder = orders.apply(name);
        }

        /** Runs the work after everything that was given to this lane before. */
        public <T> void run(Callable<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
            submit(inOrder, work, then, failed);
        }

        /**
         * Does the work after everything that was given to this lane before, and waits for its result, on a worker's
         * thread. The work is done even if the thread that waits for it is interrupted.
         *
         * @param work must not wait for the FX thread, which waits for this lane at the exit
         * @throws Exception what the work throws
         * @throws CancellationException when this thread is interrupted, which stays set, or the tool has ended
         */
        public <T> T call(Callable<T> work) throws Exception {
            Future<T> result;
            try {
                result = inOrder.submit(() -> OffFx.call(work));
            } catch (RejectedExecutionException _) {
                throw new CancellationException("the tool has ended");
            }
            try {
                return result.get();
            } catch (ExecutionException _) {
                throw exception(result.exceptionNow());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }

        /** The same for work of which nobody waits to hear. Needs no toolkit yet. */
        public void run(Runnable work) {
            inOrder.execute(work);
        }
    }

    /** Runs something on the FX thread after a pause. */
    public void after(Duration pause, Runnable onFxThread) {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(() -> onFx(onFxThread), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Hands something to the FX thread. */
    public void onFx(Runnable action) {
        fx.later(action);
    }

    /** The virtual threads themselves, for work that splits. */
    public Executor workers() {
        return work -> workers.execute(() -> OffFx.run(work));
    }

    private <T> void submit(
            ExecutorService executor, Callable<T> work, Consumer<? super T> then, Consumer<? super Exception> failed) {
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(() -> {
            try {
                T result = OffFx.call(work);
                onFx(() -> then.accept(result));
            } catch (CancellationException end) {
                LOG.log(Level.DEBUG, "Work in the background was given up", end);
                onFx(() -> failed.accept(end));
            } catch (Throwable failure) {
                // An Error as well: whoever waits for this work would wait for ever.
                LOG.log(Level.WARNING, "Work in the background failed", failure);
                onFx(() -> failed.accept(exception(failure)));
            }
        });
    }

    private static Exception exception(Throwable failure) {
        return failure instanceof Exception exception ? exception : new WorkFailedException(failure);
    }

    /** Lets what must be in order finish, within bounds; the rest is given up. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        // This thread is the FX thread, and waits now: whoever waits for it would keep it waiting.
        fx.close();
        lanes.forEach(lane -> lane.inOrder.shutdown());
        try {
            for (Lane lane : lanes) {
                if (!lane.inOrder.awaitTermination(PATIENCE_AT_EXIT_SECONDS, TimeUnit.SECONDS)) {
                    LOG.log(Level.ERROR, "Not everything could be saved before the exit");
                }
            }
            // Work that was interrupted overwrites its secrets and closes its files on its way out.
            if (!workers.awaitTermination(PATIENCE_WITH_INTERRUPTED_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.DEBUG, "Work in the background was still under way at the exit");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
