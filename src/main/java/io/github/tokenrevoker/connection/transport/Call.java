package io.github.tokenrevoker.connection.transport;

import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call while it is carried out: how far it has come, how long it may still take, and whether it may still leave.
 *
 * <p>It settles the one question on which everything else rests: whether the request may have left. That is so from the
 * moment at which {@link #handOver} has returned, and {@link #abandon} makes sure that it never will. Thread-safe.
 */
final class Call {
    /** What is being done, in this order; the request may have left with the last one and only then. */
    enum Step {
        WAITING_FOR_A_TURN,
        RESOLVING,
        CONNECTING,
        TUNNELLING,
        HANDSHAKING,
        HEADERS_HANDED_OVER;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Road road;
    private final long deadline;
    private final Repeats repeats;
    private Step step = Step.WAITING_FOR_A_TURN;
    private boolean handedOver;
    private boolean abandoned;
    private @Nullable Socket held;

    /**
     * Begins a call.
     *
     * @param deadline by {@link System#nanoTime}
     * @param repeats who may send the request again
     */
    Call(Road road, long deadline, Repeats repeats) {
        this.road = road;
        this.deadline = deadline;
        this.repeats = repeats;
    }

    Road road() {
        return road;
    }

    /** Whether anybody may send the request again. What changes something on the server is sent once. */
    boolean isRepeatable() {
        return repeats.isSafe();
    }

    /** Whether the transport itself may send it again. */
    boolean isRepeatedHere() {
        return repeats == Repeats.HERE;
    }

    /** By {@link System#nanoTime}. */
    long deadline() {
        return deadline;
    }

    /** Negative when the time is up. */
    long nanosLeft() {
        return deadline - System.nanoTime();
    }

    /** The moment that comes first: the call's own deadline, or so many nanoseconds from now. */
    long deadlineWithin(long nanos) {
        return System.nanoTime() + Math.min(nanos, nanosLeft());
    }

    long millisLeft() {
        return TimeUnit.NANOSECONDS.toMillis(nanosLeft());
    }

    /**
     * Notes what is done next.
     *
     * @throws TransportException when the call has been given up
     */
    synchronized void enter(Step next) throws TransportException {
        refuseIfAbandoned();
        step = next;
    }

    /**
     * Notes the socket that is in use now, so that giving up ends what is under way on it.
     *
     * @throws TransportException when the call has been given up; the socket is closed then
     */
    synchronized void hold(Socket socket) throws TransportException {
        held = socket;
        if (abandoned) {
            closeHeld();
            refuseIfAbandoned();
        }
    }

    /** Notes that the socket is this call's no longer: giving up must not end what others do on it. */
    synchronized void letGo() {
        held = null;
    }

    /**
     * Marks the request as handed over. To be called immediately before its first byte is given to an established connection;
     * where this throws, none may be given to it.
     *
     * @throws TransportException when the call has been given up
     * @throws IllegalStateException when a request that must not be repeated was handed over before
     */
    synchronized void handOver() throws TransportException {
        refuseIfAbandoned();
        if (handedOver && !isRepeatedHere()) {
            throw new IllegalStateException("the request has been handed over before");
        }
        step = Step.HEADERS_HANDED_OVER;
        handedOver = true;
    }

    /** Gives the call up from any thread: nothing is handed over after this, and what is under way ends. */
    synchronized void abandon() {
        abandoned = true;
        closeHeld();
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Whether any byte of the request may have left this machine. */
    synchronized boolean mayHaveLeft() {
        return handedOver;
    }

    synchronized Step step() {
        return step;
    }

    private void refuseIfAbandoned() throws TransportException {
        if (abandoned) {
            throw new TransportException(new TransportFault(Kind.STOPPED, "given up while " + step.words()));
        }
    }

    private void closeHeld() {
        try {
            if (held != null) {
                held.close();
            }
        } catch (IOException _) {
            // It is of no use any more.
        }
    }
}
