package io.github.tokenrevoker.ui.background;

import java.util.concurrent.Callable;

/**
 * Knows whether the present thread does work in the background. What belongs to the FX thread asserts that it is not read
 * there: a worker gets what it needs as immutable values when it begins.
 */
public final class OffFx {
    private static final ThreadLocal<Boolean> WORKING = ThreadLocal.withInitial(() -> false);

    private OffFx() {}

    /** Returns whether this thread does work in the background just now. */
    public static boolean isWorking() {
        return WORKING.get();
    }

    static <T> T call(Callable<T> work) throws Exception {
        WORKING.set(true);
        try {
            return work.call();
        } finally {
            WORKING.remove();
        }
    }

    static void run(Runnable work) {
        WORKING.set(true);
        try {
            work.run();
        } finally {
            WORKING.remove();
        }
    }
}
