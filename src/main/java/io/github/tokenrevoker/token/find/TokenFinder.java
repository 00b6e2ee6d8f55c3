package io.github.tokenrevoker.token.find;

import io.github.tokenrevoker.token.TokenReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds every serialized Onedata token in texts of any kind and length: behind a service's mark or not, wrapped over lines,
 * quoted, escaped, URL-encoded, in base64, one behind another. Memory doesn't grow with the text. Not thread-safe.
 *
 * <pre>{@code
 * TokenFinder finder = new TokenFinder(SearchWatch.NONE);
 * try (InputStream log = Files.newInputStream(file)) {
 *     finder.read(file.toString(), log);
 * }
 * FoundTokens found = finder.found();
 * }</pre>
 */
public final class TokenFinder {
    private static final int USUAL_WINDOW = 1 << 18;

    /** A token of the greatest length, in base64, every letter escaped and wrapped. */
    private static final int MAX_WINDOW = 1 << 24;

    /** So much before a token is looked at: a service's mark. */
    private static final int BEFORE = 4;

    private final SearchWatch watch;
    private final Harvest harvest = new Harvest();
    private byte[] window = new byte[USUAL_WINDOW];
    private int size;
    private boolean last;
    private long line;
    private String source = "";

    public TokenFinder(SearchWatch watch) {
        this.watch = watch;
    }

    /** Searches a text that is in memory already. Returns whether it was read to its end. */
    public boolean read(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return read(name, new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Searches a text. Whatever was found stays found when it fails or is stopped. Does not close the stream.
     *
     * @param name what places call the text, such as a file's name
     * @param text in any encoding that has ASCII's letters, or in UTF-16
     * @return whether it was read to its end; not when the watch ended it
     * @throws IOException when the stream fails
     */
    public boolean read(String name, InputStream text) throws IOException {
        source = name;
        size = 0;
        line = 1;
        last = false;
        try {
            int at = 0;
            while (true) {
                int before = size;
                fill(text);
                harvest.addBytes(size - before);
                if (!watch.read(harvest.bytes())) {
                    return false;
                }
                at = search(at);
                if (last) {
                    return true;
                }
                at = shift(at);
            }
        } finally {
            Arrays.fill(window, (byte) 0);
            window = window.length > USUAL_WINDOW ? new byte[USUAL_WINDOW] : window;
        }
    }

    /** Everything found so far. */
    public FoundTokens found() {
        return harvest.found();
    }

    private void fill(InputStream text) throws IOException {
        int read = text.readNBytes(window, size, window.length - size);
        size += read;
        last = size < window.length;
    }

    /** Drops what is done with, and makes room for what follows. Returns where the search goes on. */
    private int shift(int at) {
        int kept = Math.max(0, at - BEFORE);
        if (kept == 0 && size == window.length) {
            byte[] larger = Arrays.copyOf(window, size * 2);
            Arrays.fill(window, (byte) 0);
            window = larger;
        } else {
            System.arraycopy(window, kept, window, 0, size - kept);
            size -= kept;
        }
        return at - kept;
    }

    /** Returns the place up to which everything is settled. */
    private int search(int from) {
        byte[] text = window;
        int end = last ? size : size - 1;
        int at = from;
        while (at < end) {
            byte kind = Beginnings.of(text[at], at + 1 < size ? text[at + 1] : 0);
            if (kind == Beginnings.NOTHING) {
                at++;
            } else if (kind == Beginnings.LINE) {
                line++;
                at++;
            } else {
                int next = take(at, Beginnings.at(text, at, size, last));
                if (next < 0) {
                    return at;
                }
                at = next;
            }
        }
        return at;
    }

    /** Returns where the search goes on, or a negative number when more of the text is needed first. */
    private int take(int at, Recognition recognition) {
        return switch (recognition) {
            case Recognition.Nothing _ -> at + 1;
            case Recognition.More _ -> window.length >= MAX_WINDOW ? at + 1 : -1;
            case Recognition.Broken broken -> {
                harvest.add(broken, new Place(source, line));
                yield at + 1;
            }
            case Recognition.Whole whole -> {
                harvest.add(whole, mark(at), new Place(source, line));
                yield at + 1;
            }
        };
    }

    /** The mark that a service put in front of the token. */
    private Optional<String> mark(int at) {
        if (at < BEFORE) {
            return Optional.empty();
        }
        String before = new String(window, at - BEFORE, BEFORE, StandardCharsets.ISO_8859_1);
        return TokenReader.SERVICE_MARKS.stream()
                .filter(mark -> before.equals(mark + "-"))
                .findFirst();
    }
}
