package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.onezone.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The output of a program, read while it runs so that it never waits for room. What lies beyond the largest token is read and
 * dropped. The bytes are overwritten once they have been taken.
 */
final class ProgramOutput {
    /** In bytes: blank lines and a label may stand before the token. */
    private static final int MAX_KEPT = AccessToken.MAX_LENGTH + 4096;

    private static final int FIRST_SIZE = 64 * 1024;
    private static final int CHUNK = 8192;

    private final CountDownLatch end = new CountDownLatch(1);
    private byte[] kept = new byte[FIRST_SIZE];
    private int length;
    private boolean isTaken;

    private ProgramOutput() {}

    /** Begins to read. The thread may outlive the program where a child of it keeps the pipe open. */
    static ProgramOutput of(InputStream stream) {
        ProgramOutput output = new ProgramOutput();
        Thread.ofPlatform().daemon().name("token command").start(() -> output.read(stream));
        return output;
    }

    private void read(InputStream stream) {
        byte[] chunk = new byte[CHUNK];
        try (stream) {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                keep(chunk, count);
            }
        } catch (IOException _) {
            // The program was ended; its output does not count then.
        } finally {
            Arrays.fill(chunk, (byte) 0);
            end.countDown();
        }
    }

    private synchronized void keep(byte[] chunk, int count) {
        int more = isTaken ? 0 : Math.min(count, MAX_KEPT - length);
        if (length + more > kept.length) {
            byte[] larger = Arrays.copyOf(kept, Math.min(MAX_KEPT, 2 * kept.length));
            Arrays.fill(kept, (byte) 0);
            kept = larger;
        }
        System.arraycopy(chunk, 0, kept, length, more);
        length += more;
    }

    /** Waits until everything is read, or the time is over. */
    void awaitEnd(Duration patience) throws InterruptedException {
        boolean _ = end.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns the first line that is not blank, and overwrites everything; empty when there is none. */
    synchronized Optional<String> takeFirstLine() {
        isTaken = true;
        try {
            int from = 0;
            while (from < length && kept[from] >= 0 && kept[from] <= ' ') {
                from++;
            }
            int to = from;
            while (to < length && kept[to] != '\n' && kept[to] != '\r') {
                to++;
            }
            return from == to
                    ? Optional.empty()
                    : Optional.of(new String(kept, from, to - from, StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(kept, (byte) 0);
            length = 0;
        }
    }
}
