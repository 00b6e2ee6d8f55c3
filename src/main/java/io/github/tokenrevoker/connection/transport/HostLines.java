package io.github.tokenrevoker.connection.transport;

import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections to one host on one road. They are used again, the last used first, and new ones are made at a bounded pace, so
 * that a crowd of calls does not fall over itself. Thread-safe.
 */
final class HostLines {
    /** How many connections to a host are being made at the same time. */
    private static final int MAX_DIALLING = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Line> idle = new ArrayDeque<>();
    private int dialling;
    private boolean retired;
    private boolean leasedLately = true;

    /** Makes a new connection. */
    interface Dialling {
        Line dial() throws TransportException;
    }

    /**
     * A connection for one exchange, to be given back. Blocks while too many are being made.
     *
     * @throws TransportException when none could be made
     */
    Line lease(Call call, Dialling dialling) throws TransportException {
        Optional<Line> known = idleOrTurn(call);
        while (known.isPresent() && !known.get().isUsable(call.isRepeatable())) {
            known.get().close();
            known = idleOrTurn(call);
        }
        return known.isPresent() ? known.get() : dial(dialling);
    }

    private Line dial(Dialling how) throws TransportException {
        try {
            return how.dial();
        } finally {
            endDialling();
        }
    }

    private void endDialling() {
        lock.lock();
        try {
            dialling--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** An idle connection; empty when it is this call's turn to make one. */
    private Optional<Line> idleOrTurn(Call call) throws TransportException {
        lock.lock();
        try {
            while (idle.isEmpty() && dialling >= MAX_DIALLING) {
                if (!changed.await(Math.max(0, call.nanosLeft()), TimeUnit.NANOSECONDS) && idle.isEmpty()) {
                    throw failed(Kind.CONNECT_TIMEOUT, "too many connections are being made");
                }
            }
            leasedLately = true;
            if (idle.isEmpty()) {
                dialling++;
            }
            return Optional.ofNullable(idle.pollFirst());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failed(Kind.STOPPED, "while waiting for a turn");
        } finally {
            lock.unlock();
        }
    }

    private static TransportException failed(Kind kind, String words) {
        return new TransportException(new TransportFault(kind, words));
    }

    /** Takes a connection back on which another exchange may follow. */
    void giveBack(Line line) {
        lock.lock();
        try {
            if (!retired) {
                idle.addFirst(line);
                changed.signal();
                return;
            }
        } finally {
            lock.unlock();
        }
        line.close();
    }

    /**
     * Closes the connections that no request will go out on any more.
     *
     * @param now by {@link System#nanoTime}
     * @return whether none is left, and none has been wanted since this was last called
     */
    boolean closeStale(long now) {
        lock.lock();
        try {
            idle.removeIf(line -> {
                boolean stale = line.isStale(now);
                if (stale) {
                    line.close();
                }
                return stale;
            });
            boolean unused = idle.isEmpty() && !leasedLately;
            leasedLately = false;
            return unused;
        } finally {
            lock.unlock();
        }
    }

    /** Closes the idle ones now, and those in use when they are given back. */
    void retire() {
        lock.lock();
        try {
            retired = true;
            idle.forEach(Line::close);
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}
