package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part in the lease of a folder. Processes of one machine may share a folder: one of them holds the lease, the others
 * follow it while it does, and when it ends one of those takes the lease. Other machines see a lease like any other.
 * Thread-safe.
 */
final class SharedLease {
    private final Path folder;
    private final Holder self;
    private final boolean locked;
    private final Pulse pulse;
    /** Null while another process of this machine holds it. */
    private @Nullable Lease own;

    private Instant confirmed;
    private @Nullable String lost;

    private SharedLease(Path folder, Holder self, boolean locked, Pulse pulse, @Nullable Lease own) {
        this.folder = folder;
        this.self = self;
        this.locked = locked;
        this.pulse = pulse;
        this.own = own;
        confirmed = pulse.now();
    }

    /** The result of an attempt to take part. */
    sealed interface Joining {
        record Joined(SharedLease lease) implements Joining {}

        /**
         * Another process has the folder, and does not share it.
         *
         * @param by empty when the file does not say it
         */
        record Held(Optional<Holder> by) implements Joining {}
    }

    /**
     * Takes the lease, or a part in it. Blocks as {@link Lease#take} does.
     *
     * @param locked whether this process has the folder's lock too
     */
    static Joining join(Path folder, Holder self, boolean locked, Pulse pulse) throws IOException {
        return switch (Lease.take(folder, self, locked, pulse)) {
            case Lease.Taking.Taken taken ->
                new Joining.Joined(new SharedLease(folder, self, locked, pulse, taken.lease()));
            case Lease.Taking.Held held
            when held.by().filter(self::sharesWith).isPresent() ->
                new Joining.Joined(new SharedLease(folder, self, locked, pulse, null));
            case Lease.Taking.Held held -> new Joining.Held(held.by());
        };
    }

    /**
     * Returns while the folder is held, by this process or one that it shares the folder with.
     *
     * @throws IOException when it is not, or when that is unknown
     */
    synchronized void check() throws IOException {
        if (lost != null) {
            throw new IOException(lost);
        }
        Lease mine = own;
        if (mine != null) {
            mine.check();
            return;
        }
        Duration age = Duration.between(confirmed, pulse.now()).abs();
        if (age.compareTo(Lease.BEAT) > 0) {
            follow();
        }
    }

    /** Checks who holds the lease now, and takes it if it is free. */
    private void follow() throws IOException {
        switch (Lease.takeIfOver(folder, self, locked, pulse)) {
            case Lease.Taking.Taken taken -> own = taken.lease();
            case Lease.Taking.Held held when held.by().filter(self::sharesWith).isPresent() -> confirmed = pulse.now();
            case Lease.Taking.Held held ->
                throw new IOException(folder + " was taken over by another Token Revoker ("
                        + held.by().map(Holder::words).orElse("unknown") + ")");
        }
    }

    /**
     * Shows other machines that this process lives, where it holds the lease.
     *
     * @return why the folder is not held any more; empty when it is, or when that is unknown now
     */
    synchronized Optional<String> beat() {
        Lease mine = own;
        if (mine != null) {
            return mine.beat();
        }
        try {
            if (lost == null) {
                follow();
            }
        } catch (IOException _) {
            // check() says so, and looks again.
        }
        return Optional.empty();
    }

    /** Gives the part back. */
    synchronized void release() {
        Lease mine = own;
        if (mine != null) {
            mine.release();
        }
        lost = folder + " was given back";
    }
}
