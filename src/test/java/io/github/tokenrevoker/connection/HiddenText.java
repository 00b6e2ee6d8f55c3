package io.github.tokenrevoker.connection;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        List<byte[]> shapes = List.of(plain, wide(plain, 0), wide(plain, 1));
        int found = 0;
        byte[] window = new byte[CHUNK];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.readNBytes(window, 0, CHUNK); read > 0; ) {
                int end = kept + read;
                for (byte[] shape : shapes) {
                    found += count(window, end, shape);
                }
                kept = Math.min(end, 2 * plain.length - 1);
                System.arraycopy(window, end - kept, window, 0, kept);
                read = in.readNBytes(window, kept, CHUNK - kept);
            }
        }
        return found;
    }

    private static byte[] wide(byte[] plain, int offset) {
        byte[] wide = new byte[2 * plain.length];
        for (int i = 0; i < plain.length; i++) {
            wide[2 * i + offset] = plain[i];
        }
        return wide;
    }

    private static int count(byte[] content, int end, byte[] part) {
        List<Integer> found = new ArrayList<>();
        for (int start = 0; start + part.length <= end; start++) {
            if (content[start] == part[0] && Arrays.equals(content, start, start + part.length, part, 0, part.length)) {
                found.add(start);
            }
        }
        return found.size();
    }
}
