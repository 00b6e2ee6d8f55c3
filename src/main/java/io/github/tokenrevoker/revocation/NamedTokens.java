package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Answer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The count of the named tokens, which no revocation touches. It is nice to have and proves nothing, so it is asked for on a
 * thread of its own while the generation is read. A count that nobody waits for in the end comes to its end by itself: giving it
 * up would close a connection to the host that others are about to use.
 */
final class NamedTokens {
    /** Nothing is asked before the count is wanted. */
    static final NamedTokens LATER = new NamedTokens(null);

    private final @Nullable FutureTask<Answer<Integer>> counting;

    private NamedTokens(@Nullable FutureTask<Answer<Integer>> counting) {
        this.counting = counting;
    }

    /** Begins to count, and returns at once. */
    static NamedTokens counted(Supplier<Answer<Integer>> question) {
        FutureTask<Answer<Integer>> counting = new FutureTask<>(() -> Failures.safely(question));
        try {
            Thread.ofVirtual().name("named tokens").start(counting);
        } catch (Throwable failure) {
            Failures.log("while counting named tokens", failure);
            return LATER;
        }
        return new NamedTokens(counting);
    }

    /**
     * Waits for the answer.
     *
     * @param question asked now where it was not begun before
     * @return a lost answer when this thread is interrupted, which stays set
     */
    Answer<Integer> answer(Supplier<Answer<Integer>> question) {
        if (counting == null) {
            return Failures.safely(question);
        }
        try {
            return counting.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Lost<>(Failures.fault());
        } catch (ExecutionException _) {
            return new Answer.Lost<>(Failures.fault());
        }
    }
}
