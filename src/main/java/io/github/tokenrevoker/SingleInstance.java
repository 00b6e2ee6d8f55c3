package io.github.tokenrevoker;

import io.github.tokenrevoker.durable.OwnerOnly;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a data folder for this process alone, so that there are never two writers. The lock is the operating system's: it
 * ends with the process, however that ends. A second process can ask the first one through a socket to show its window.
 */
final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SingleInstance.class.getName());
    private static final String LOCK = "token-revoker.lock";
    private static final String SOCKET = "token-revoker.socket";

    private final FileChannel channel;
    private final FileLock lock;
    private final Path socket;
    private @Nullable ServerSocketChannel door;

    private SingleInstance(FileChannel channel, FileLock lock, Path socket) {
        this.channel = channel;
        this.lock = lock;
        this.socket = socket;
    }

    /**
     * Takes the folder.
     *
     * @return empty when another process has it
     * @throws IOException when the folder cannot be used at all
     */
    static Optional<SingleInstance> claim(Path folder) throws IOException {
        OwnerOnly.folder(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        OwnerOnly.file(folder.resolve(LOCK));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new SingleInstance(channel, lock, folder.resolve(SOCKET)));
            }
        } catch (OverlappingFileLockException _) {
            // Another tool in this very process, as in tests.
        }
        channel.close();
        return Optional.empty();
    }

    /** Asks the process that has the folder to show its window; false when it cannot be reached. */
    static boolean askToShow(Path folder) {
        try (SocketChannel call = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(SOCKET)))) {
            return call.read(ByteBuffer.allocate(1)) == 1;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false;
        }
    }

    /**
     * Lets other processes ask. Where sockets in files do not exist, or the folder's name is too long for one, they are
     * told only that a tool is running.
     *
     * @param show called on a thread of its own
     */
    void listen(Runnable show) {
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

    private static void answer(ServerSocketChannel opened, Runnable show) {
        while (opened.isOpen()) {
            try (SocketChannel call = opened.accept()) {
                show.run();
                call.write(ByteBuffer.wrap(new byte[] {1}));
            } catch (IOException _) {
                // The door was closed, or the caller has gone.
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
            lock.release();
            channel.close();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "The data folder could not be released", failure);
        }
    }
}
