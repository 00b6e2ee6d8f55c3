import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * An AOT cache without the time of its creation, so that the same recording gives the same bytes. Soft references in the archived heap hold the milliseconds of the machine's clock at which they were made; they
 * become 0, which means "not used yet". The checksums in the file's header are corrected.
 *
 * <p>The layout is that of JDK 25. A cache of another layout is left as it is, with a message; it works, but two builds differ.
 */
final class Cache {
    private static final int MAGIC = 0xf00baba2;
    private static final int HEADER_CRC = 4;
    private static final int HEADER_SIZE = 12;
    /** What the header's checksum covers begins here. */
    private static final int HEADER_COVERED = 16;

    private static final int REGIONS = 24;
    private static final int REGION_COUNT = 5;
    private static final int REGION_SIZE = 96;
    private static final int REGION_IS_HEAP = 12;
    private static final int REGION_OFFSET = 24;
    private static final int REGION_USED = 40;

    private final ByteBuffer content;

    private Cache(byte[] bytes) {
        content = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * Creates a cache.
     *
     * @param creation the command that writes the file
     * @throws IllegalStateException when it writes none
     */
    static void create(Path file, ProcessBuilder creation) throws IOException, InterruptedException {
        long from = milliseconds();
        int status = creation.start().waitFor();
        long to = milliseconds();
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("No AOT cache was made; the command ended with status " + status);
        }
        Cache cache = new Cache(Files.readAllBytes(file));
        int heap = cache.heapRegion();
        if (heap < 0) {
            System.err.println("The AOT cache has a layout that is not known: it keeps the time of its creation");
            return;
        }
        cache.takeOut(heap, from, to);
        Files.write(file, cache.content.array());
    }

    /** The clock by which the JVM tells the age of soft references. */
    private static long milliseconds() {
        return System.nanoTime() / 1_000_000;
    }

    /** Where the header describes the heap; negative unless all is laid out as expected, checksums included. */
    private int heapRegion() {
        if (content.capacity() < REGIONS + REGION_COUNT * REGION_SIZE
                || content.getInt(0) != MAGIC
                || content.getInt(HEADER_CRC) != headerChecksum()) {
            return -1;
        }
        for (int i = 0; i < REGION_COUNT; i++) {
            int region = REGIONS + i * REGION_SIZE;
            if (content.getInt(region + REGION_IS_HEAP) == 1) {
                return content.getInt(region) == heapChecksum(region) ? region : -1;
            }
        }
        return -1;
    }

    private void takeOut(int region, long from, long to) {
        int begin = Math.toIntExact(content.getLong(region + REGION_OFFSET));
        int end = begin + Math.toIntExact(content.getLong(region + REGION_USED));
        // Java's long fields are aligned.
        for (int at = begin; at + Long.BYTES <= end; at += Long.BYTES) {
            long value = content.getLong(at);
            if (value >= from && value <= to) {
                content.putLong(at, 0);
            }
        }
        content.putInt(region, heapChecksum(region));
        content.putInt(HEADER_CRC, headerChecksum());
    }

    private int heapChecksum(int region) {
        return checksum(
                Math.toIntExact(content.getLong(region + REGION_OFFSET)),
                Math.toIntExact(content.getLong(region + REGION_USED)));
    }

    private int headerChecksum() {
        return checksum(HEADER_COVERED, content.getInt(HEADER_SIZE) - HEADER_COVERED);
    }

    private int checksum(int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(content.array(), from, length);
        return (int) crc.getValue();
    }
}
