package io.github.tokenrevoker.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal at one moment: what is appended, rotated or taken back afterwards is not in it.
 *
 * @param present the present file, open before it can be rotated away; null where there is none
 * @param presentLength how much of it belongs to this moment
 * @param end of the chain
 * @param known ends of the chain that were seen before, and must be in it
 * @param findings damages that the files beside the lines tell
 */
record Snapshot(
        List<Path> full,
        @Nullable InputStream present,
        long presentLength,
        ChainEnd end,
        List<ChainEnd> known,
        List<Finding> findings)
        implements AutoCloseable {
    /** Hands out all lines, in the order of the files. */
    void read(Lines.Taker taker) throws IOException {
        for (Path file : full) {
            try (InputStream in = RegularFile.open(file)) {
                Lines.read(in, Long.MAX_VALUE, taker);
            }
        }
        if (present != null) {
            Lines.read(present, presentLength, taker);
        }
    }

    @Override
    public void close() throws IOException {
        if (present != null) {
            present.close();
        }
    }
}
