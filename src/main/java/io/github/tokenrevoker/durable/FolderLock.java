package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a folder for this process alone, so that there are never two writers. Two things do that together: the operating
 * system's lock, which ends with the process, however that ends, and a lease ({@link Lease}), which also keeps out other
 * machines that share the folder, and does the whole work where the file system has no locks. Commands of the same machine
 * may share a folder with a window and with each other; then each write waits for those of the others. Thread-safe.
 */
public final class FolderLock implements WritePermit, AutoCloseable {
    private static final Logger LOG = System.getLogger(FolderLock.class.getName());
    private static final String LOCK = "token-revoker.lock";

    private final Optional<FileChannel> locked;
    private final Optional<SharedLease> lease;
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private @Nullable Thread beating;

    private FolderLock(Optional<FileChannel> locked, Optional<SharedLease> lease) {
        this.locked = locked;
        this.lease = lease;
    }

    /** The result of an attempt to hold a folder. */
    public sealed interface Claim {
        /**
         * The folder is this process's.
         *
         * @param lock to be closed
         */
        record Held(FolderLock lock) implements Claim {}

        /**
         * Another process holds it.
         *
         * @param by who, in words for the operator; empty when that is not known
         */
        record Refused(Optional<String> by) implements Claim {}
    }

    /**
     * Takes a folder, which exists. Blocks up to ten seconds where another machine held it last, and has not given it back.
     *
     * @throws IOException when nothing can be written there
     */
    public static Claim claim(Path folder) throws IOException {
        return claim(folder, Pulse.REAL);
    }

    /**
     * Takes a part in a folder, which exists, beside other processes of this machine. Where its file system has no locks it
     * can't be shared, and is taken as {@link #claim} does. Blocks as that does.
     *
     * @throws IOException when nothing can be written there
     */
    public static Claim share(Path folder) throws IOException {
        return share(folder, Pulse.REAL);
    }

    static Claim share(Path folder, Pulse pulse) throws IOException {
        return isLockable(folder)
                ? withLease(folder, Optional.empty(), Holder.present(true), pulse)
                : claim(folder, pulse);
    }

    static Claim claim(Path folder, Pulse pulse) throws IOException {
        BoundedFile.requireRegular(folder.resolve(LOCK));
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OwnerOnly.ofNewFile(folder));
        Optional<FileChannel> locked;
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
                return new Claim.Refused(Lease.holderOf(folder).map(Holder::words));
            }
            locked = Optional.of(channel);
        } catch (OverlappingFileLockException _) {
            channel.close();
            return new Claim.Refused(Optional.of("this process"));
        } catch (IOException unsupported) {
            // As on network shares without a lock server. The lease has to do.
            LOG.log(Level.DEBUG, "The file system has no locks", unsupported);
            channel.close();
            locked = Optional.empty();
        }
        return withLease(folder, locked, Holder.present(false), pulse);
    }

    private static Claim withLease(Path folder, Optional<FileChannel> locked, Holder self, Pulse pulse)
            throws IOException {
        Optional<SharedLease> lease;
        try {
            switch (SharedLease.join(folder, self, locked.isPresent(), pulse)) {
                case SharedLease.Joining.Joined joined -> lease = Optional.of(joined.lease());
                case SharedLease.Joining.Held held -> {
                    close(locked);
                    return new Claim.Refused(held.by().map(Holder::words));
                }
            }
        } catch (IOException full) {
            if (locked.isEmpty()) {
                throw full;
            }
            // The disk is full, say. The lock keeps out the others of this machine.
            LOG.log(Level.DEBUG, "No lease could be made", full);
            lease = Optional.empty();
        }
        FolderLock held = new FolderLock(locked, lease);
        held.beat(pulse);
        return new Claim.Held(held);
    }

    /** Whether files in the folder can be locked. */
    public static boolean isLockable(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, ".token-revoker-lock", "");
            try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
                return channel.tryLock() != null;
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException _) {
            return false;
        }
    }

    private void beat(Pulse pulse) {
        lease.ifPresent(kept -> beating = Thread.ofVirtual().name("lease").start(() -> {
            try {
                Optional<String> gone = Optional.empty();
                while (gone.isEmpty()) {
                    pulse.pause(Lease.BEAT);
                    gone = kept.beat();
                }
                LOG.log(Level.WARNING, "Nothing is saved any more: {0}", gone.get());
                lost.complete(gone.get());
            } catch (InterruptedException _) {
                // Closed.
            }
        }));
    }

    /** Tells, on any thread, when another process has taken the folder over, and by whom: nothing can be written then. */
    public void onLost(Consumer<String> listener) {
        var _ = lost.thenAccept(listener);
    }

    @Override
    public void check() throws IOException {
        if (lease.isPresent()) {
            lease.get().check();
        }
    }

    @Override
    public void close() {
        Thread running = beating;
        if (running != null) {
            running.interrupt();
        }
        lease.ifPresent(SharedLease::release);
        close(locked);
    }

    /** Closing the channel releases its lock. */
    private static void close(Optional<FileChannel> locked) {
        try {
            if (locked.isPresent()) {
                locked.get().close();
            }
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "A folder could not be released", failure);
        }
    }
}
