package io.github.tokenrevoker.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Unicode Technical Standard 46 says of each character, non-transitional. Read from the resource {@code idna.txt}, whose
 * first lines describe it. Immutable.
 */
final class IdnaTable {
    /** How a letter connects to its neighbours in scripts such as Arabic. */
    enum Joining {
        LEFT,
        DUAL,
        RIGHT,
        TRANSPARENT
    }

    private record Range(int last, String value) {}

    private static final class Holder {
        private static final IdnaTable TABLE = read();
    }

    /** By their first code point. The value is empty for valid letters, else what they are replaced by. */
    private final NavigableMap<Integer, Range> valid = new TreeMap<>();

    private final NavigableMap<Integer, Range> mapped = new TreeMap<>();
    private final NavigableMap<Integer, Range> joining = new TreeMap<>();
    private final NavigableMap<Integer, Range> viramas = new TreeMap<>();

    private IdnaTable() {}

    /** Returns the table. The first call reads it, in some tens of milliseconds. */
    static IdnaTable get() {
        return Holder.TABLE;
    }

    private static IdnaTable read() {
        IdnaTable table = new IdnaTable();
        @Nullable InputStream resource = IdnaTable.class.getResourceAsStream("idna.txt");
        if (resource == null) {
            throw new IllegalStateException("idna.txt is missing from the package");
        }
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(table::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return table;
    }

    /** Takes one line: kind, first and last code point, and what the kind says of them. */
    private void add(String line) {
        String[] fields = line.split(" ", -1);
        int first = Integer.parseInt(fields[1], 16);
        int last = Integer.parseInt(fields[2], 16);
        switch (fields[0]) {
            case "valid" -> valid.put(first, new Range(last, ""));
            case "shifted" -> {
                int distance = Integer.parseInt(fields[3]);
                for (int each = first; each <= last; each++) {
                    mapped.put(each, new Range(each, Character.toString(each + distance)));
                }
            }
            case "mapped" -> {
                StringBuilder letters = new StringBuilder();
                for (int i = 3; i < fields.length; i++) {
                    letters.appendCodePoint(Integer.parseInt(fields[i], 16));
                }
                mapped.put(first, new Range(last, letters.toString()));
            }
            case "joining" -> joining.put(first, new Range(last, fields[3]));
            case "virama" -> viramas.put(first, new Range(last, ""));
            default -> throw new IllegalStateException("idna.txt has an unknown line: " + fields[0]);
        }
    }

    private static Optional<String> in(NavigableMap<Integer, Range> ranges, int letter) {
        Map.@Nullable Entry<Integer, Range> below = ranges.floorEntry(letter);
        return below == null || below.getValue().last() < letter
                ? Optional.empty()
                : Optional.of(below.getValue().value());
    }

    /** Returns whether a letter may stand in a label as it is. */
    boolean isValid(int letter) {
        return in(valid, letter).isPresent();
    }

    /** Returns what stands for a letter in a label: itself, others, or nothing; empty where the letter is forbidden. */
    Optional<String> mapping(int letter) {
        return isValid(letter) ? Optional.of(Character.toString(letter)) : in(mapped, letter);
    }

    /** Returns how a letter connects; empty when it does not. */
    Optional<Joining> joining(int letter) {
        return in(joining, letter).map(Joining::valueOf);
    }

    /** Returns whether a letter takes the vowel from the one before it, after which a joiner may stand. */
    boolean isVirama(int letter) {
        return in(viramas, letter).isPresent();
    }
}
