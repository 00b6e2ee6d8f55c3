package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.transfer.Word.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables that a text sets, in the order of its commands. */
final class Variables {
    /** As much is filled in altogether: variables that repeat each other would grow without end. */
    private static final int MAX_FILLED = 16 << 20;

    private final Map<String, String> values = new HashMap<>();

    /** The names in the place of those values that are not known. */
    private final Map<String, Set<String>> unknown = new HashMap<>();

    /** Values that another one took the place of, or was in the place of already. */
    private final Map<String, Set<String>> others = new HashMap<>();

    private final Set<String> settings = new HashSet<>();
    private int filled;

    /**
     * A word with its variables filled in.
     *
     * @param unknown the names of those that the text does not set; the value shows them as a shell writes them
     */
    record Text(String value, Set<String> unknown) {
        boolean isKnown() {
            return unknown.isEmpty();
        }
    }

    /** Sets a variable; one whose value is not known counts as not set. */
    void set(String name, Word value) {
        Text text = text(value);
        if (text.isKnown()) {
            set(name, text.value());
        } else {
            values.remove(key(name));
            unknown.put(key(name), text.unknown());
        }
    }

    void unset(String name) {
        values.remove(key(name));
        unknown.put(key(name), Set.of(name));
    }

    /** Adds to the value of a variable. */
    void append(String name, Word value) {
        Word.Builder longer = new Word.Builder();
        longer.add(new Part.Variable(name, Optional.of("")));
        longer.add(value);
        Text text = text(longer.take());
        values.remove(key(name));
        if (text.isKnown()) {
            values.put(key(name), text.value());
        } else {
            unknown.put(key(name), text.unknown());
        }
    }

    void set(String name, String value) {
        String key = key(name);
        unknown.remove(key);
        @Nullable String before = values.put(key, value);
        if (before != null) {
            others.computeIfAbsent(key, _ -> new HashSet<>()).add(before);
        }
    }

    /** Sets a variable that no command and no line before has set. */
    void setIfAbsent(String name, String value) {
        String key = key(name);
        if (unknown.containsKey(key)) {
            return;
        }
        if (values.putIfAbsent(key, value) == null) {
            settings.add(key);
        } else if (settings.contains(key)) {
            others.computeIfAbsent(key, _ -> new HashSet<>()).add(value);
        }
    }

    /** All values that the text gives these names. */
    Stream<String> all(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.concat(
                        Stream.ofNullable(values.get(name)), others.getOrDefault(name, Set.of()).stream()));
    }

    /** The variables that stand in the place of the first of these names that is set to others. */
    Set<String> unknown(List<String> names) {
        return names.stream()
                .filter(unknown::containsKey)
                .findFirst()
                .map(unknown::get)
                .orElse(Set.of());
    }

    /** The value of the first of these names that is set to anything. */
    Optional<String> first(List<String> names) {
        return names.stream()
                .map(name -> Optional.ofNullable(values.get(name)))
                .flatMap(Optional::stream)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** Letters' case and punctuation aside, as programs and people vary them. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    Text text(Word word) {
        StringBuilder text = new StringBuilder();
        Set<String> unknown = new LinkedHashSet<>();
        for (Part part : word.parts()) {
            switch (part) {
                case Part.Literal literal -> text.append(literal.text());
                case Part.Variable variable -> {
                    @Nullable
                    String value = values.getOrDefault(
                            key(variable.name()), variable.fallback().orElse(null));
                    if (value != null && value.isEmpty()) {
                        value = variable.fallback().orElse("");
                    }
                    if (value == null || value.length() > MAX_FILLED - filled) {
                        unknown.add(variable.name());
                        text.append('$').append(variable.name());
                    } else {
                        text.append(value);
                        filled += value.length();
                    }
                }
                case Part.Output _ -> {
                    unknown.add("(\u2026)");
                    text.append("$(\u2026)");
                }
            }
        }
        return new Text(text.toString(), unknown);
    }
}
