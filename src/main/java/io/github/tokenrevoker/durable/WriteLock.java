package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other writers away while something is written: those of this process, and those of others through a lock on a file
 * of its own. Reentrant: what the thread that holds it writes besides belongs to it. Thread-safe.
 */
public final class WriteLock {
    private static final long PAUSE_NANOS = 500_000;
    /** The system's locks belong to a process: two writers of one process would not notice each other. */
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path file;
    private final WritePermit permit;
    private final Duration patience;
    private final ReentrantLock here;

    /**
     * A lock that is held with a permit.
     *
     * @param file made where it is missing, with its folder; always empty
     * @param permit asked each time before
     * @param patience how long another process may hold the lock; longer than any of its writes takes
     */
    public WriteLock(Path file, WritePermit permit, Duration patience) {
        this.permit = permit;
        this.patience = patience;
        this.file = file.toAbsolutePath().normalize();
        this.here = IN_THIS_PROCESS.computeIfAbsent(this.file, _ -> new ReentrantLock());
    }

    /** The lock while it is held. */
    private final class Held implements WritePermit.Writing {
        /** Null where the thread held the lock already. */
        private final @Nullable RandomAccessFile opened;

        private Held(@Nullable RandomAccessFile opened) {
            this.opened = opened;
        }

        @Override
        public void close() {
            try {
                if (opened != null) {
                    opened.close();
                }
            } catch (IOException _) {
                // The descriptor is gone all the same, and the lock with it.
            } finally {
                here.unlock();
            }
        }
    }

    /**
     * Waits for the lock, for as long as its patience on another process. An interrupt neither ends the wait nor breaks it.
     *
     * @throws IOException when another process holds the lock for longer, the folder can't be written, or another process
     *     has taken the data folder over
     */
    public WritePermit.Writing hold() throws IOException {
        permit.check();
        here.lock();
        if (here.getHoldCount() > 1) {
            return new Held(null);
        }
        RandomAccessFile opened = null;
        try {
            opened = open();
            await(opened.getChannel());
            return new Held(opened);
        } catch (IOException | RuntimeException failure) {
            if (opened != null) {
                opened.close();
            }
            here.unlock();
            throw failure;
        }
    }

    private RandomAccessFile open() throws IOException {
        if (Files.exists(file)) {
            BoundedFile.requireRegular(file);
            return new RandomAccessFile(file.toFile(), "rw");
        }
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            OwnerOnly.folder(folder);
        }
        // Owner-only from its first moment.
        OwnerOnly.appendTo(file).close();
        return new RandomAccessFile(file.toFile(), "rw");
    }

    private void await(FileChannel channel) throws IOException {
        long begun = System.nanoTime();
        while (isLockedByAnother(channel)) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new IOException("Another program has had " + file + " locked for more than "
                        + patience.toSeconds() + " seconds");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Some file systems have no locks; there, no other process writes to the folder. */
    private static boolean isLockedByAnother(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (IOException _) {
            return false;
        }
    }
}
