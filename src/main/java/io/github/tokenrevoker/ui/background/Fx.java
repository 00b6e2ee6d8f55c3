package io.github.tokenrevoker.ui.background;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * The toolkit's thread, as a blocking workflow sees it. A workflow runs on a virtual thread, and whatever it reads from a
 * view model, shows in one, or asks of a person goes through here:
 *
 * <pre>{@code
 * Profile profile = fx.call(session::profile);
 * Optional<Fingerprint> compared = fx.ask(() -> PinDialog.ask(stage, host, certificate));
 * compared.ifPresent(pin -> fx.run(() -> book.change(session, profile.pinned(pin), Optional.empty())));
 * }</pre>
 *
 * Everything that is handed over runs in the order in which it was handed over. From the FX thread itself, {@link #call}
 * and {@link #run} act at once.
 *
 * <p>Never call it while holding a lock that the FX thread may want, and never from work in a {@link Background.Lane}, which
 * the FX thread waits for at the exit.
 */
public interface Fx {
    /**
     * Calls something on the FX thread and waits for its result. Interruption does not shorten the wait, since what was
     * handed over is done anyway; it stays set for the caller. What the question throws is thrown here as it is.
     *
     * @param question short; never waits
     * @throws java.util.concurrent.CancellationException when the window is gone and the question will not be called
     */
    <T> T call(Supplier<T> question);

    /** Returns whether the calling thread is the FX thread. */
    boolean isHere();

    /** Hands something to the FX thread and returns at once. Dropped when the window is gone. */
    void later(Runnable action);

    /**
     * Runs something on the FX thread and waits until it is done.
     *
     * @throws java.util.concurrent.CancellationException when the window is gone and the action will not run
     */
    default void run(Runnable action) {
        // The value is not looked at; a supplier must give one.
        Object _ = call(() -> {
            action.run();
            return true;
        });
    }

    /**
     * Puts a question to a person and waits for the answer, for as long as it takes.
     *
     * @param question opens the question on the FX thread, and completes once it is answered or declined
     * @return empty when the person declined, and when this thread was interrupted, which stays set
     * @throws IllegalStateException on the FX thread, which never waits, and when the question itself failed
     */
    default <T> Optional<T> ask(Supplier<CompletableFuture<Optional<T>>> question) {
        if (isHere()) {
            throw new IllegalStateException("the FX thread never waits");
        }
        CompletableFuture<Optional<T>> answer = call(question);
        try {
            return answer.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the question failed", failure.getCause());
        }
    }
}
