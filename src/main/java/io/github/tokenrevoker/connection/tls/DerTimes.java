package io.github.tokenrevoker.connection.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Finds the moments that stand in a DER document, at whatever depth (GeneralizedTime of X.690). */
final class DerTimes {
    private static final int CONSTRUCTED = 0x20;
    private static final int OCTET_STRING = 0x04;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int LONG_LENGTH = 0x80;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FOUND = 32;
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final List<Instant> found = new ArrayList<>();

    private DerTimes() {}

    /** The first of them, in the order in which they stand there; those before a place that is no DER. */
    static List<Instant> in(byte[] document) {
        DerTimes times = new DerTimes();
        times.read(ByteBuffer.wrap(document), 0);
        return List.copyOf(times.found);
    }

    private void read(ByteBuffer elements, int depth) {
        try {
            while (elements.hasRemaining() && depth < MAX_DEPTH && found.size() < MAX_FOUND) {
                int tag = elements.get() & 0xff;
                ByteBuffer content = elements.slice(elements.position() + lengthBytes(elements), length(elements));
                elements.position(elements.position() + lengthBytes(elements) + content.remaining());
                // The answer proper stands in an octet string; others hold hashes, which are read to nothing.
                if ((tag & CONSTRUCTED) != 0 || tag == OCTET_STRING) {
                    read(content, depth + 1);
                } else if (tag == GENERALIZED_TIME) {
                    found.add(FORMAT.parse(StandardCharsets.US_ASCII.decode(content), Instant::from));
                }
            }
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException _) {
            // No DER from here on.
        }
    }

    /** How many bytes the length at the present position takes. */
    private static int lengthBytes(ByteBuffer elements) {
        int first = elements.get(elements.position()) & 0xff;
        return first < LONG_LENGTH ? 1 : 1 + first - LONG_LENGTH;
    }

    private static int length(ByteBuffer elements) {
        int start = elements.position();
        int bytes = lengthBytes(elements);
        if (bytes == 1) {
            return elements.get(start) & 0xff;
        }
        int length = 0;
        for (int i = 1; i < bytes; i++) {
            length = Math.addExact(Math.multiplyExact(length, 256), elements.get(start + i) & 0xff);
        }
        return length;
    }
}
