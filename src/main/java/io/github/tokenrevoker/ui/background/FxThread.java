package io.github.tokenrevoker.ui.background;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/** The one thread on which views and view models live: the toolkit's, or one that stands for it in a test. */
public final class FxThread implements Fx, AutoCloseable {
    private final Executor queue;
    private final BooleanSupplier isHere;
    private final Set<Runnable> releases = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Stands for the toolkit's own thread; the toolkit need not have started. */
    public FxThread() {
        this(Platform::runLater, Platform::isFxApplicationThread);
    }

    /**
     * Stands for another thread.
     *
     * @param queue carries out one action after the other, on that thread
     * @param isHere returns whether the calling thread is that thread
     */
    public FxThread(Executor queue, BooleanSupplier isHere) {
        this.queue = queue;
        this.isHere = isHere;
    }

    @Override
    public boolean isHere() {
        return isHere.getAsBoolean();
    }

    @Override
    public <T> T call(Supplier<T> question) {
        if (isHere()) {
            return question.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable release = () -> answer.cancel(false);
        releases.add(release);
        try {
            if (closed) {
                throw new CancellationException("the window is gone");
            }
            queue.execute(() -> answer(answer, question));
            return answer.join();
        } catch (CompletionException _) {
            throw asThrown(answer.exceptionNow());
        } finally {
            releases.remove(release);
        }
    }

    private static <T> void answer(CompletableFuture<T> answer, Supplier<T> question) {
        if (answer.isDone()) {
            return;
        }
        try {
            answer.complete(question.get());
        } catch (Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    private static RuntimeException asThrown(Throwable failure) {
        switch (failure) {
            case Error error -> throw error;
            case RuntimeException thrown -> throw thrown;
            default -> throw new IllegalStateException(failure);
        }
    }

    @Override
    public void later(Runnable action) {
        queue.execute(action);
    }

    /** Lets go of whoever waits for this thread, now and from now on, because it will not come to it any more. */
    @Override
    public void close() {
        closed = true;
        releases.forEach(Runnable::run);
    }
}
