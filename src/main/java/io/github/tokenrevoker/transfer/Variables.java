package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.transfer.Word.Part;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that a text sets, in the order of its commands. */
final class Variables {
    /** As much is filled in altogether: variables that repeat each other would grow without end. */
    private static final int MAX_FILLED = 16 << 20;

    private final Map<String, String> values = new HashMap<>();
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
        }
    }

    void set(String name, String value) {
        values.put(key(name), value);
    }

    /** Sets a variable that is not set yet. */
    void setIfAbsent(String name, String value) {
        values.putIfAbsent(key(name), value);
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
