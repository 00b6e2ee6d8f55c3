package io.github.tokenrevoker.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Hands out the lines of a file as ranges of one buffer, without making an object of each. */
final class Lines {
    private static final int INITIAL = 1 << 20;
    /** Longer lines are of nobody's making. */
    private static final int MAX_LINE = 8 << 20;

    private Lines() {}

    /** Takes one line; the buffer is used again for the next. */
    interface Taker {
        /** Takes a line; {@code false} ends the reading. */
        boolean take(byte[] buffer, int from, int to);
    }

    /** How a file was read. */
    record Read(long wholeBytes, ByteBuffer rest) {}

    /**
     * Reads all whole lines of a file.
     *
     * @return with what stands behind the last line feed
     */
    static Read of(Path file, Taker taker) throws IOException {
        byte[] buffer = new byte[INITIAL];
        int filled = 0;
        long whole = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int count = in.read(buffer, filled, buffer.length - filled);
                if (count < 0) {
                    return new Read(whole, ByteBuffer.wrap(Arrays.copyOf(buffer, filled)));
                }
                int start = 0;
                for (int i = filled; i < filled + count; i++) {
                    if (buffer[i] == '\n') {
                        boolean more = taker.take(buffer, start, i);
                        whole += i + 1L - start;
                        start = i + 1;
                        if (!more) {
                            return new Read(whole, ByteBuffer.allocate(0));
                        }
                    }
                }
                filled = filled + count - start;
                System.arraycopy(buffer, start, buffer, 0, filled);
                if (filled == buffer.length) {
                    if (buffer.length >= MAX_LINE) {
                        throw new IOException(file + " has a line longer than any of this tool");
                    }
                    buffer = Arrays.copyOf(buffer, buffer.length * 2);
                }
            }
        }
    }
}
