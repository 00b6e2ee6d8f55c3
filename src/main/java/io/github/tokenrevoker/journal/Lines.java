package io.github.tokenrevoker.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Hands out the lines of a file as ranges of one buffer, without making an object of each. */
final class Lines {
    private static final int INITIAL = 1 << 20;
    /** Longer lines are not written by this tool, and not kept in memory. */
    private static final int MAX_LINE = 8 << 20;

    private static final int BEGINNING = 1 << 10;

    private Lines() {}

    /** Takes one line; the buffer is used again for the next. */
    interface Taker {
        /** Takes a line; {@code false} ends the reading. */
        boolean take(byte[] buffer, int from, int to);

        /**
         * Takes a line that is longer than any that this tool writes; {@code false} ends the reading.
         *
         * @param beginning its first bytes
         * @param length how many it has
         */
        default boolean takeLong(byte[] beginning, long length) {
            return true;
        }
    }

    /**
     * Reads whole lines until the taker or the input ends.
     *
     * @param limit how many bytes are read at most; what follows the last line feed among them is left out
     */
    static void read(InputStream in, long limit, Taker taker) throws IOException {
        byte[] buffer = new byte[Math.clamp(limit, 1, INITIAL)];
        byte[] beginning = {};
        long passed = 0;
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
                    boolean wanted =
                            passed > 0 ? taker.takeLong(beginning, passed + i - start) : taker.take(buffer, start, i);
                    if (!wanted) {
                        return;
                    }
                    passed = 0;
                    start = i + 1;
                }
            }
            filled = filled + count - start;
            System.arraycopy(buffer, start, buffer, 0, filled);
            if (filled == buffer.length && buffer.length >= MAX_LINE) {
                beginning = passed == 0 ? Arrays.copyOf(buffer, BEGINNING) : beginning;
                passed += filled;
                filled = 0;
            } else if (filled == buffer.length && left > 0) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
    }
}
