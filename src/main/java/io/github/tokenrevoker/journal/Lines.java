package io.github.tokenrevoker.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Hands out the lines of a file as ranges of one buffer, without making an object of each. */
final class Lines {
    private static final int INITIAL = 1 << 20;
    /** Longer lines are not written by this tool. */
    private static final int MAX_LINE = 8 << 20;

    private Lines() {}

    /** Takes one line; the buffer is used again for the next. */
    interface Taker {
        /** Takes a line; {@code false} ends the reading. */
        boolean take(byte[] buffer, int from, int to);
    }

    /**
     * Reads whole lines until the taker or the input ends.
     *
     * @param limit how many bytes are read at most; what follows the last line feed among them is left out
     */
    static void read(InputStream in, long limit, Taker taker) throws IOException {
        byte[] buffer = new byte[Math.clamp(limit, 1, INITIAL)];
        int filled = 0;
        long left = limit;
        while (true) {
            int count = left == 0 ? -1 : in.read(buffer, filled, (int) Math.min(left, buffer.length - filled));
            if (count < 0) {
                return;
            }
            left -= count;
            int start = 0;
            for (int i = filled; i < filled + count; i++) {
                if (buffer[i] == '\n') {
                    if (!taker.take(buffer, start, i)) {
                        return;
                    }
                    start = i + 1;
                }
            }
            filled = filled + count - start;
            System.arraycopy(buffer, start, buffer, 0, filled);
            if (filled == buffer.length && left > 0) {
                if (buffer.length >= MAX_LINE) {
                    throw new IOException("The journal has a line longer than any that Token Revoker writes");
                }
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
    }
}
