package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder held by a numbered file in it, which works on every file system, and between machines that share one.
 *
 * <p>The file with the highest number says who holds the folder. Taking over means making the next number, exclusively: of
 * several that try, one succeeds. The file stays when the folder is given back, so that no number is used twice. Whoever
 * holds the folder overwrites the file at every beat; another machine watches whether it still changes, and compares no
 * clocks. A holder that was taken over finds the higher number, and its writes are refused from then on. Thread-safe.
 */
final class Lease {
    static final Duration BEAT = Duration.ofSeconds(2);
    /** How long the file of another machine must stay as it is until that one counts as gone. */
    static final Duration PATIENCE = BEAT.multipliedBy(5);

    private static final Duration LOOK = Duration.ofMillis(250);
    /** How long a process needs at most between making a lease and writing it, in so many looks. */
    private static final Duration UNTIL_WRITTEN = Duration.ofMillis(20);

    private static final int MAX_LOOKS = 50;
    private static final String NAME = "token-revoker.lease-";
    /** No folder is taken that often. Names with more digits are no leases. */
    private static final long MAX_NUMBER = 999_999_999_999L;

    private static final Pattern NUMBERED = Pattern.compile(Pattern.quote(NAME) + "(\\d{1,12})");
    private static final int MAX_BYTES = 4096;

    private final Path folder;
    private final long number;
    private final Holder holder;
    private final Pulse pulse;
    private long beats;
    private Instant confirmed;
    private @Nullable String lost;

    private Lease(Path folder, long number, Holder holder, Pulse pulse) {
        this.folder = folder;
        this.number = number;
        this.holder = holder;
        this.pulse = pulse;
        confirmed = pulse.now();
    }

    /** The result of an attempt to take a folder. */
    sealed interface Taking {
        record Taken(Lease lease) implements Taking {}

        /**
         * Another process has the folder.
         *
         * @param by empty when the file does not say it
         */
        record Held(Optional<Holder> by) implements Taking {}
    }

    /**
     * Takes the folder, which exists. Blocks up to {@link #PATIENCE} when another machine held it last and has not given it
     * back.
     *
     * @param locked whether this process has the folder's lock too, so that no other process of this machine holds it
     * @throws IOException when no file can be made there
     */
    static Taking take(Path folder, Holder self, boolean locked, Pulse pulse) throws IOException {
        return take(folder, self, locked, true, pulse);
    }

    /** The same without watching a file of another machine: that one counts as there. */
    static Taking takeIfOver(Path folder, Holder self, boolean locked, Pulse pulse) throws IOException {
        return take(folder, self, locked, false, pulse);
    }

    private static Taking take(Path folder, Holder self, boolean locked, boolean watches, Pulse pulse)
            throws IOException {
        while (true) {
            try {
                long highest = highest(folder);
                if (highest == MAX_NUMBER) {
                    throw new IOException(
                            file(folder, highest) + " has a number that Token Revoker never gives; delete that file");
                }
                if (highest > 0) {
                    byte[] content =
                            watches ? content(file(folder, highest)) : writtenContent(file(folder, highest), pulse);
                    Optional<Holder.Said> said = Holder.read(content);
                    boolean free = said.map(known -> isOver(known, self, locked))
                                    .orElse(false)
                            || (watches && !isVisibleHere(said, self) && hasStopped(folder, highest, content, pulse));
                    if (!free && said.isEmpty() && !Arrays.equals(content, content(file(folder, highest)))) {
                        // It was being made, and says more by now.
                        continue;
                    }
                    if (!free) {
                        return new Taking.Held(said.map(Holder.Said::holder));
                    }
                }
                Optional<Lease> lease = make(folder, highest + 1, self, pulse);
                if (lease.isPresent()) {
                    return new Taking.Taken(lease.get());
                }
            } catch (NoSuchFileException gone) {
                if (!Files.isDirectory(folder)) {
                    throw gone;
                }
                // Another one has taken the folder over just now.
            }
        }
    }

    /** Returns who held the folder last; empty if that is unknown. */
    static Optional<Holder> holderOf(Path folder) {
        try {
            long highest = highest(folder);
            return highest == 0
                    ? Optional.empty()
                    : Holder.read(content(file(folder, highest))).map(Holder.Said::holder);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isVisibleHere(Optional<Holder.Said> said, Holder self) {
        return said.map(known -> self.machine().seesProcessesOf(known.holder().machine()))
                .orElse(false);
    }

    private static boolean isOver(Holder.Said said, Holder self, boolean locked) {
        Holder holder = said.holder();
        if (said.released() || self.machine().hasRestartedSince(holder.machine())) {
            return true;
        }
        if (!self.machine().seesProcessesOf(holder.machine())) {
            return false;
        }
        boolean runs = ProcessMark.of(holder.pid())
                .map(mark -> ProcessMark.mayBeSame(mark, holder.mark()))
                .orElse(false);
        // Who shares the folder has no lock that would tell.
        return (locked && !holder.shared()) || !runs;
    }

    /** Watches the file; false as soon as it changes or another number is made. */
    private static boolean hasStopped(Path folder, long number, byte[] content, Pulse pulse) throws IOException {
        for (Duration watched = Duration.ZERO; watched.compareTo(PATIENCE) < 0; watched = watched.plus(LOOK)) {
            try {
                pulse.pause(LOOK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (highest(folder) != number || !Arrays.equals(content, content(file(folder, number)))) {
                return false;
            }
        }
        return true;
    }

    /** Empty when another was faster. */
    private static Optional<Lease> make(Path folder, long number, Holder self, Pulse pulse) throws IOException {
        Path file = file(folder, number);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, OwnerOnly.ofNewFile(folder))) {
            channel.write(ByteBuffer.wrap(self.write(0, false)));
        } catch (FileAlreadyExistsException _) {
            return Optional.empty();
        } catch (IOException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
        if (highest(folder) != number) {
            // This number was used before, and given up since the look for the highest one.
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        deleteBelow(folder, number);
        return Optional.of(new Lease(folder, number, self, pulse));
    }

    private static void deleteBelow(Path folder, long number) {
        try (DirectoryStream<Path> leases = Files.newDirectoryStream(folder, NAME + "*")) {
            for (Path lease : leases) {
                long other = numberOf(lease);
                if (other > 0 && other < number) {
                    Files.deleteIfExists(lease);
                }
            }
        } catch (IOException _) {
            // A lower number does no harm.
        }
    }

    private static long highest(Path folder) throws IOException {
        long highest = 0;
        try (DirectoryStream<Path> leases = Files.newDirectoryStream(folder, NAME + "*")) {
            for (Path lease : leases) {
                highest = Math.max(highest, numberOf(lease));
            }
        }
        return highest;
    }

    private static long numberOf(Path file) {
        Matcher numbered = NUMBERED.matcher(file.getFileName().toString());
        return numbered.matches() ? Long.parseLong(numbered.group(1)) : 0;
    }

    /** The content of a lease, once that is written: another process may have made the file just now. */
    private static byte[] writtenContent(Path file, Pulse pulse) throws IOException {
        byte[] content = content(file);
        try {
            for (int looks = 1; looks < MAX_LOOKS && Holder.read(content).isEmpty(); looks++) {
                pulse.pause(UNTIL_WRITTEN);
                content = content(file);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return content;
    }

    private static byte[] content(Path file) throws IOException {
        BoundedFile.requireRegular(file);
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    private static Path file(Path folder, long number) {
        return folder.resolve(NAME + number);
    }

    /**
     * Returns while the folder is held.
     *
     * @throws IOException when it is not, or when that is unknown
     */
    synchronized void check() throws IOException {
        // The clock of the wall, which goes on while the machine sleeps.
        Duration age = Duration.between(confirmed, pulse.now()).abs();
        if (lost == null && age.compareTo(BEAT.multipliedBy(2)) > 0) {
            confirm();
        }
        if (lost != null) {
            throw new IOException(lost);
        }
    }

    /**
     * Shows other machines that this process lives.
     *
     * @return why the folder is not held any more; empty when it is, or when that is unknown now
     */
    synchronized Optional<String> beat() {
        if (lost == null) {
            try {
                confirm();
                if (lost == null) {
                    overwrite(false);
                }
            } catch (IOException _) {
                // Perhaps the network is away; then check() refuses writes until it is back.
            }
        }
        return Optional.ofNullable(lost);
    }

    private void confirm() throws IOException {
        if (!Files.isDirectory(folder)) {
            // A share that is away comes back; nothing is lost by that.
            throw new IOException(folder + " cannot be reached");
        }
        long highest = highest(folder);
        if (highest > number) {
            lost = folder + " was taken over by another Token Revoker ("
                    + Holder.read(content(file(folder, highest)))
                            .map(said -> said.holder().words())
                            .orElse("unknown") + ")";
        } else if (highest < number || !isOwn(content(file(folder, number)))) {
            lost = folder + " was replaced while Token Revoker was using it";
        } else {
            confirmed = pulse.now();
        }
    }

    private boolean isOwn(byte[] content) {
        return Holder.read(content)
                .map(said -> said.holder().token().equals(holder.token()))
                .orElse(false);
    }

    private void overwrite(boolean released) throws IOException {
        try (FileChannel channel = FileChannel.open(file(folder, number), StandardOpenOption.WRITE)) {
            beats++;
            channel.write(ByteBuffer.wrap(holder.write(beats, released)));
        }
    }

    /** Gives the folder back. */
    synchronized void release() {
        try {
            if (lost == null) {
                confirm();
            }
            if (lost == null) {
                overwrite(true);
            }
        } catch (IOException _) {
            // Then the next one finds that this process is gone.
        }
        lost = folder + " was given back";
    }
}
