package io.github.tokenrevoker.cli.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl+C, a closed terminal and a request to end do. While nothing can have been sent, the process ends at once.
 * While a revocation is under way it is stopped, its outcome is established and written down, and then the process ends with
 * that outcome's exit code. Thread-safe.
 */
public final class Interruption {
    /** Longer than a stopped revocation takes to write down what is known; the disk may be slow. */
    private static final long PATIENCE_SECONDS = 30;

    private final CompletableFuture<ExitCode> ending = new CompletableFuture<>();
    private boolean interrupted;
    private @Nullable Runnable stop;

    /** Begins to watch this process. */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("interruption").unstarted(() -> {
                    if (!interruption.ending.isDone()) {
                        ExitCode exitCode = interruption.interrupt();
                        // A token command that still runs is of no use any more.
                        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                        Runtime.getRuntime().halt(exitCode.number());
                    }
                }));
        return interruption;
    }

    /**
     * Notes that a request may be sent from now on.
     *
     * @param raise stops that, on any thread
     * @return false when the process is ending already, and nothing may be sent
     */
    public synchronized boolean begin(Runnable raise) {
        if (interrupted) {
            return false;
        }
        stop = raise;
        return true;
    }

    /** Notes that everything that was sent has an outcome, which is written down. */
    public synchronized void done() {
        if (!interrupted) {
            stop = null;
        }
    }

    public synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** Notes how the command has ended, after its last line was written. */
    public void ended(ExitCode exitCode) {
        ending.complete(exitCode);
    }

    /** Interrupts the command. Blocks until what it has sent has an outcome. */
    public ExitCode interrupt() {
        Runnable raise;
        synchronized (this) {
            interrupted = true;
            raise = stop;
        }
        if (raise == null) {
            return ExitCode.INTERRUPTED;
        }
        raise.run();
        try {
            return ending.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // The journal has the intent, so the next start settles it.
            return ExitCode.UNKNOWN;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.UNKNOWN;
        }
    }
}
