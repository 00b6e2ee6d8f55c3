package io.github.tokenrevoker.launch;

import io.github.tokenrevoker.durable.OwnerOnly;
import io.github.tokenrevoker.durable.WritePermit;
import io.github.tokenrevoker.launch.HeldFolder.Holding;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the tool's folders for this process alone. A second process can ask the first one through a socket to show its
 * window, and does not wait for one that is stopped or hangs.
 */
public final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SingleInstance.class.getName());
    private static final String SOCKET = "token-revoker.socket";
    private static final Duration PATIENCE_OF_CALLER = Duration.ofSeconds(2);
    /** Less than the caller's, so that a window that hangs is told from a process that does. */
    private static final Duration PATIENCE_WITH_WINDOW = Duration.ofMillis(1500);

    private final Map<Path, HeldFolder> folders;
    private final Path socket;
    private @Nullable ServerSocketChannel door;

    private SingleInstance(Map<Path, HeldFolder> folders, Path socket) {
        this.folders = folders;
        this.socket = socket;
    }

    /** The result of an attempt to hold the folders. */
    public sealed interface Claim {
        /**
         * No other process has them.
         *
         * @param instance to be closed; its folders are held, or cannot be used
         */
        record Held(SingleInstance instance) implements Claim {}

        /**
         * Another process has one of them.
         *
         * @param by who, in words; empty when that is not known
         */
        record Taken(Path folder, Optional<String> by) implements Claim {}
    }

    /** Takes all folders, or none when another process has one of them. Blocks as {@link HeldFolder#hold} does. */
    public static Claim claim(DataFolders folders) {
        return claim(folders, HeldFolder::hold);
    }

    /** Takes a part in all folders, or in none when another process does not share one of them. */
    public static Claim share(DataFolders folders) {
        return claim(folders, HeldFolder::share);
    }

    private static Claim claim(DataFolders folders, Function<Path, Holding> hold) {
        Map<Path, HeldFolder> held = new LinkedHashMap<>();
        for (Path folder : folders.all()) {
            Holding holding = folders.problem()
                    .<Holding>map(why -> new Holding.Done(HeldFolder.unusable(folder, why)))
                    .orElseGet(() -> hold.apply(folder));
            switch (holding) {
                case Holding.Done done -> held.put(folder, done.held());
                case Holding.Taken taken -> {
                    held.values().forEach(HeldFolder::close);
                    return new Claim.Taken(folder, taken.by());
                }
            }
        }
        return new Claim.Held(new SingleInstance(held, folders.configuration().resolve(SOCKET)));
    }

    /** Asked before each write to a folder that was claimed. */
    public WritePermit permit(Path folder) {
        return Objects.requireNonNull(folders.get(folder), "the folder was claimed");
    }

    /** Why nothing can be written to folders, by folder; empty when all are held. */
    public Map<Path, String> problems() {
        Map<Path, String> problems = new LinkedHashMap<>();
        folders.forEach((path, folder) -> folder.problem().ifPresent(why -> problems.put(path, why)));
        return problems;
    }

    /** Sets the listener for the loss of a folder to another process, called on any thread. */
    public void onLost(Consumer<String> listener) {
        folders.values().forEach(folder -> folder.onLost(listener));
    }

    /** The result of asking the first process to show its window. */
    public enum Reach {
        SHOWN,
        /** It is stopped, or hangs. */
        SILENT,
        /** It takes no calls, at least not from this machine. */
        ABSENT
    }

    /** Asks the process that has the folders to show its window. Blocks for two seconds at most. */
    public static Reach askToShow(DataFolders folders) {
        CompletableFuture<Reach> reach = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().name("caller").start(() -> reach.complete(call(folders)));
        try {
            return reach.get(PATIENCE_OF_CALLER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return Reach.SILENT;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reach.SILENT;
        } finally {
            // Closes its socket.
            caller.interrupt();
        }
    }

    private static Reach call(DataFolders folders) {
        Path socket = folders.configuration().resolve(SOCKET);
        try (SocketChannel call = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            call.connect(UnixDomainSocketAddress.of(socket));
            return call.read(ByteBuffer.allocate(1)) == 1 ? Reach.SHOWN : Reach.SILENT;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return Reach.ABSENT;
        }
    }

    /**
     * Lets other processes ask. Where sockets in files do not exist, or the folder's name is too long for one, they are
     * told only that a tool is running.
     *
     * @param show called on a separate thread; complete when the window is shown
     */
    public void listen(Supplier<CompletableFuture<Void>> show) {
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(UnixDomainSocketAddress.of(socket));
            OwnerOnly.file(socket);
            door = opened;
            Thread.ofVirtual().name("instance").start(() -> answer(opened, show));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unavailable) {
            LOG.log(Level.DEBUG, "No socket for other instances", unavailable);
        }
    }

    private static void answer(ServerSocketChannel opened, Supplier<CompletableFuture<Void>> show) {
        while (opened.isOpen()) {
            try (SocketChannel call = opened.accept()) {
                show.get().get(PATIENCE_WITH_WINDOW.toMillis(), TimeUnit.MILLISECONDS);
                call.write(ByteBuffer.wrap(new byte[] {1}));
            } catch (IOException | ExecutionException | TimeoutException _) {
                // The door was closed, the caller has gone, or the window does not answer.
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            ServerSocketChannel opened = door;
            if (opened != null) {
                opened.close();
                Files.deleteIfExists(socket);
            }
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "The socket could not be closed", failure);
        }
        folders.values().forEach(HeldFolder::close);
    }
}
