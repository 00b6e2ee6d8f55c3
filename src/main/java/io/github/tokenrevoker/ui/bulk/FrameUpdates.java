package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.ui.background.Fx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/**
 * Carries updates out once a frame and for no longer than a part of one: what is left waits for the next, so that ten
 * thousand rows don't hold up the window.
 */
final class FrameUpdates implements Updates {
    private static final Logger LOG = System.getLogger(FrameUpdates.class.getName());
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Fx fx;
    private final Runnable afterEach;
    private final AnimationTimer timer;

    private FrameUpdates(Fx fx, Runnable afterEach) {
        this.fx = fx;
        this.afterEach = afterEach;
        this.timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                carryOutSome();
            }
        };
    }

    /**
     * Begins. On a virtual thread.
     *
     * @param afterEach carried out on the FX thread after the updates of a frame, if there were any
     */
    static Updates begin(Fx fx, Runnable afterEach) {
        return fx.call(() -> {
            FrameUpdates updates = new FrameUpdates(fx, afterEach);
            updates.timer.start();
            return updates;
        });
    }

    @Override
    public void add(Runnable update) {
        waiting.add(update);
    }

    private void carryOutSome() {
        long end = System.nanoTime() + BUDGET_NANOS;
        boolean any = false;
        Runnable update;
        while (System.nanoTime() < end && (update = waiting.poll()) != null) {
            carryOut(update);
            any = true;
        }
        if (any) {
            afterEach.run();
        }
    }

    /** A failure of one must not keep the others from being shown. */
    private static void carryOut(Runnable update) {
        try {
            update.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.ERROR, "An update could not be shown", failure);
        }
    }

    @Override
    public void close() {
        fx.run(timer::stop);
        while (!waiting.isEmpty()) {
            fx.run(this::carryOutSome);
        }
    }
}
