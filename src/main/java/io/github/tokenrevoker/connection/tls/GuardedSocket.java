package io.github.tokenrevoker.connection.tls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A socket the reads of which end at a deadline, however slowly bytes trickle in, and which remembers with what the other side
 * began to speak.
 */
public final class GuardedSocket extends Socket {
    /** A TLS record's header, and the two bytes of an alert. */
    private static final int OPENING = 7;

    private static final int ALERT = 21;
    private static final int FIRST_TLS_TYPE = 20;
    private static final int LAST_TLS_TYPE = 23;
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final byte[] opening = new byte[OPENING];
    private int heard;
    private volatile long deadline;
    private volatile @Nullable RecordEnd onlyRecord;
    /** Whether the next read looks at the socket even if its time is over by then. */
    private volatile boolean lookOwed;

    /** Ignores the proxy in the JVM's settings: the route has already been chosen. */
    public GuardedSocket(long deadline) {
        super(Proxy.NO_PROXY);
        this.deadline = deadline;
    }

    /** Lets reads end at a moment by {@link System#nanoTime}. */
    public void readUntil(long moment) {
        deadline = moment;
        onlyRecord = null;
        lookOwed = false;
    }

    /** The same, but the first read looks in any case: a thread that got no turn for so long must not take that for silence. */
    public void lookUntil(long moment) {
        readUntil(moment);
        lookOwed = true;
    }

    /** The same, and lets them end as well when one whole record of TLS has been read from here on. */
    void readOneRecordUntil(long moment) {
        readUntil(moment);
        onlyRecord = new RecordEnd();
    }

    /** Finds the end of a record: five bytes of header, the last two of which are the length of the rest. */
    private static final class RecordEnd {
        private static final int HEADER = 5;

        private int count;
        private int rest;

        void take(int next) {
            if (count < HEADER) {
                rest = (rest << 8 | next) & 0xffff;
                count++;
            } else {
                rest--;
            }
        }

        boolean isReached() {
            return count == HEADER && rest <= 0;
        }
    }

    /** Forgets what was heard: a proxy has spoken, and now the server behind it does. */
    public void listenAnew() {
        heard = 0;
    }

    /** Whether the other side has said nothing yet. */
    boolean isSilent() {
        return heard == 0;
    }

    /** Whether what the other side began with may be TLS. */
    boolean speaksTls() {
        return heard > 0 && opening[0] >= FIRST_TLS_TYPE && opening[0] <= LAST_TLS_TYPE;
    }

    /** The number of the TLS alert with which the other side began, or -1 where it began with something else. */
    int openingAlert() {
        return heard == OPENING && opening[0] == ALERT ? opening[OPENING - 1] & 0xff : -1;
    }

    private void note(byte next, @Nullable RecordEnd record) {
        if (heard < OPENING) {
            opening[heard++] = next;
        }
        if (record != null) {
            record.take(next & 0xff);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                long left = deadline - System.nanoTime();
                boolean owed = lookOwed;
                lookOwed = false;
                RecordEnd record = onlyRecord;
                if ((left <= 0 && !owed) || (record != null && record.isReached())) {
                    throw new SocketTimeoutException("no time left");
                }
                setSoTimeout(
                        (int) Math.min(Integer.MAX_VALUE, Math.max(1, (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI)));
                int count = in.read(into, offset, length);
                for (int i = 0; i < count; i++) {
                    note(into[offset + i], record);
                }
                return count;
            }
        };
    }
}
