package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.durable.OwnerOnly;
import io.github.tokenrevoker.durable.WritePermit;
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

/**
 * Keeps other writers away while a line is appended: those of this process, and those of others through a lock on a file
 * of its own. Not reentrant.
 */
final class FolderLock {
    /** Longer than any append; only a stopped process holds it for so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long PAUSE_NANOS = 500_000;
    /** The system's locks belong to a process: two journals of one process would not notice each other. */
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path file;
    private final WritePermit permit;
    private final ReentrantLock here;

    /**
     * A lock that is held with a permit.
     *
     * @param permit asked each time before
     */
    FolderLock(Path file, WritePermit permit) {
        this.permit = permit;
        this.file = file.toAbsolutePath().normalize();
        this.here = IN_THIS_PROCESS.computeIfAbsent(this.file, _ -> new ReentrantLock());
    }

    /** The lock while it is held. */
    final class Held implements AutoCloseable {
        private final RandomAccessFile opened;

        private Held(RandomAccessFile opened) {
            this.opened = opened;
        }

        @Override
        public void close() {
            try {
                opened.close();
            } catch (IOException _) {
                // The descriptor is gone all the same, and the lock with it.
            } finally {
                here.unlock();
            }
        }
    }

    /**
     * Waits for the lock, at most for two seconds on another process. An interrupt neither ends the wait nor breaks it.
     *
     * @throws IOException when another process holds the lock for longer, the folder can't be written, or another process
     *     has taken the data folder over
     */
    Held hold() throws IOException {
        permit.check();
        here.lock();
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
            return new RandomAccessFile(file.toFile(), "rw");
        }
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            OwnerOnly.folder(folder);
        }
        RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw");
        OwnerOnly.file(file);
        return made;
    }

    private void await(FileChannel channel) throws IOException {
        long begun = System.nanoTime();
        while (lock(channel)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException("Another program has locked the journal for more than " + PATIENCE.toSeconds()
                        + " seconds: " + file);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Returns whether another process has the lock. Some file systems have no locks; the journal does without there. */
    private static boolean lock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (IOException _) {
            return false;
        }
    }
}
