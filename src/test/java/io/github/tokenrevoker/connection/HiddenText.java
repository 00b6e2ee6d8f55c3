package io.github.tokenrevoker.connection;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret of a test that does not stand in the test's own memory, so that finding it there means something. */
public final class HiddenText {
    private static final byte MASK = 0x5a;
    private static final int CHUNK = 1 << 22;

    private final byte[] masked;

    public HiddenText(String text) {
        masked = masked(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] masked(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = (byte) (bytes[i] ^ MASK);
        }
        return other;
    }

    /** Not to be kept. */
    public String text() {
        return new String(masked(masked), StandardCharsets.ISO_8859_1);
    }

    /** Its end: of a token, the part that is secret. */
    public HiddenText end(int length) {
        return new HiddenText(text().substring(masked.length - length));
    }

    /** Writes all objects that are reachable in this process, and removes the file when the JVM ends at the latest. */
    public static Path dump(Path folder) throws IOException {
        Path file = folder.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        return file;
    }

    /** How often it stands in a file, as bytes, or as characters of two bytes in either order. */
    public int occurrences(Path file) throws IOException {
        byte[] plain = masked(masked);
        int found = 0;
        byte[] window = new byte[CHUNK];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.readNBytes(window, 0, CHUNK); read > 0; ) {
                int end = kept + read;
                found += count(window, end, plain);
                kept = Math.min(end, 2 * plain.length - 2);
                System.arraycopy(window, end - kept, window, 0, kept);
                read = in.readNBytes(window, kept, CHUNK - kept);
            }
        }
        return found;
    }

    /** Counts in one pass: a dump is large, and every shape begins with the same byte and a zero or none after it. */
    private static int count(byte[] content, int end, byte[] plain) {
        int found = 0;
        for (int start = 0; start + plain.length <= end; start++) {
            if (content[start] == plain[0]
                    && (stands(plain, content, start, end, 1) || stands(plain, content, start, end, 2))) {
                found++;
            }
        }
        return found;
    }

    /** Whether it stands there, with zeros between its bytes where they are further apart. */
    private static boolean stands(byte[] plain, byte[] content, int start, int end, int step) {
        if (start + (plain.length - 1) * step >= end) {
            return false;
        }
        for (int i = 1; i < plain.length; i++) {
            int at = start + i * step;
            if (content[at] != plain[i] || (step == 2 && content[at - 1] != 0)) {
                return false;
            }
        }
        return true;
    }
}
