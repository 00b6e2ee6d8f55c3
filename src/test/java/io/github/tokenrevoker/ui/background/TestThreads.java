package io.github.tokenrevoker.ui.background;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads for testing workflows without a toolkit: one thread stands for the toolkit's, everything else is real. Work that
 * is done on the wrong one of them shows, and so does a workflow that would keep the window waiting.
 */
public final class TestThreads implements AutoCloseable {
    private final ExecutorService thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::make, new ThreadPoolExecutor.DiscardPolicy());
    private final FxThread fx = new FxThread(thread, () -> Thread.currentThread() == this.itself);
    private final Background background = new Background(
            fx,
            Executors.newVirtualThreadPerTaskExecutor(),
            name -> Executors.newSingleThreadExecutor(
                    Thread.ofVirtual().name(name).factory()),
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("timer").factory()));
    private volatile @Nullable Thread itself;

    private Thread make(Runnable work) {
        Thread made = Thread.ofPlatform().daemon().name("in the place of FX").unstarted(work);
        itself = made;
        return made;
    }

    /** Stands for the toolkit's thread. */
    public Fx fx() {
        return fx;
    }

    public Background background() {
        return background;
    }

    @Override
    public void close() {
        background.close();
        thread.shutdownNow();
    }
}
