package io.github.tokenrevoker.ui.bulk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/**
 * Brings news from many threads to the FX thread, once a frame and for no longer than a part of one: what is left waits for
 * the next. In the order in which it came.
 */
public final class FrameUpdates extends AnimationTimer {
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final Runnable afterEach;

    /**
     * Begins with no news.
     *
     * @param afterEach carried out after the news of a frame, if there were any
     */
    public FrameUpdates(Runnable afterEach) {
        this.afterEach = afterEach;
    }

    /** Adds something to be done on the FX thread. From any thread. */
    public void add(Runnable update) {
        news.add(update);
    }

    @Override
    public void handle(long now) {
        long end = System.nanoTime() + BUDGET_NANOS;
        boolean any = false;
        Runnable update;
        while (System.nanoTime() < end && (update = news.poll()) != null) {
            update.run();
            any = true;
        }
        if (any) {
            afterEach.run();
        }
    }
}
