package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.ui.background.Fx;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Waits, off the FX thread, for the answer of a store of secrets. */
final class StoreAnswer {
    private StoreAnswer() {}

    /**
     * Starts a request on the FX thread and waits for its result.
     *
     * @throws CancellationException when this thread is interrupted
     */
    static <T> T await(Fx fx, Supplier<CompletableFuture<T>> request) throws SecretStoreException {
        try {
            return fx.call(request).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SecretStoreException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
