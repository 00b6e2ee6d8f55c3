package io.github.tokenrevoker.launch;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.FolderLock;
import io.github.tokenrevoker.durable.OwnerOnly;
import io.github.tokenrevoker.durable.WriteLock;
import io.github.tokenrevoker.durable.WritePermit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A data folder that only this process writes to, or several processes of this machine that wait for each other. An
 * unusable folder is tried again at every write, so that nothing is written without the lock. Thread-safe.
 */
public final class HeldFolder implements WritePermit, AutoCloseable {
    private static final String WRITING = "token-revoker.writing";
    /** Longer than any write takes: on a slow machine the vault's key needs some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final boolean isUsable;
    private final boolean isShared;
    private final WriteLock writing;
    private @Nullable FolderLock lock;
    private @Nullable IOException problem;
    private Consumer<String> whenLost = _ -> {};

    private HeldFolder(Path folder, boolean isUsable, boolean isShared) {
        this.folder = folder;
        this.isUsable = isUsable;
        this.isShared = isShared;
        this.writing = new WriteLock(folder.resolve(WRITING), this, PATIENCE);
    }

    /** A folder to which nothing is ever written, and why. */
    static HeldFolder unusable(Path folder, String why) {
        HeldFolder never = new HeldFolder(folder, false, false);
        never.problem = new IOException(why);
        return never;
    }

    /** The result of an attempt to hold a folder. */
    sealed interface Holding {
        /** Held, or not usable: see {@link #problem}. */
        record Done(HeldFolder held) implements Holding {}

        /**
         * Another process has it.
         *
         * @param by who, in words; empty when that is not known
         */
        record Taken(Optional<String> by) implements Holding {}
    }

    /** Takes a folder. Blocks up to ten seconds where another machine may hold it. */
    static Holding hold(Path folder) {
        return hold(new HeldFolder(folder, true, false));
    }

    /** Takes a part in a folder, beside a window and commands of this machine. Blocks as {@link #hold} does. */
    static Holding share(Path folder) {
        return hold(new HeldFolder(folder, true, true));
    }

    private static Holding hold(HeldFolder held) {
        try {
            if (held.take() instanceof FolderLock.Claim.Refused refused) {
                return new Holding.Taken(refused.by());
            }
        } catch (IOException unusable) {
            held.problem = unusable;
        }
        return new Holding.Done(held);
    }

    private FolderLock.Claim take() throws IOException {
        Path made = OwnerOnly.folder(folder);
        FolderLock.Claim claim = isShared ? FolderLock.share(made) : FolderLock.claim(made);
        if (claim instanceof FolderLock.Claim.Held held) {
            lock = held.lock();
            problem = null;
            held.lock().onLost(words -> whenLost.accept(words));
        }
        return claim;
    }

    /** Why nothing can be written now; empty when the folder is held. */
    synchronized Optional<String> problem() {
        return Optional.ofNullable(problem).map(FileFailure::words);
    }

    /** Sets the listener for the loss of the folder to another process, called on any thread. */
    synchronized void onLost(Consumer<String> listener) {
        whenLost = listener;
    }

    @Override
    public synchronized void check() throws IOException {
        if (!isUsable && problem != null) {
            throw new IOException(problem.getMessage());
        }
        if (lock == null && take() instanceof FolderLock.Claim.Refused refused) {
            throw new IOException(folder + " is in use by another Token Revoker" + words(refused.by()));
        }
        if (lock != null) {
            lock.check();
        }
    }

    @Override
    public Writing begin() throws IOException {
        return writing.hold();
    }

    /** In brackets, or nothing. */
    public static String words(Optional<String> by) {
        return by.map(who -> " (" + who + ")").orElse("");
    }

    @Override
    public synchronized void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
