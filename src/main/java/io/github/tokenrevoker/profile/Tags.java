package io.github.tokenrevoker.profile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words by which an operator groups profiles: a federation, a country, a team. In the operator's order, none twice, letters'
 * case aside.
 *
 * @param words none is blank or has a comma in it
 */
public record Tags(List<String> words) {
    public static final Tags NONE = new Tags(List.of());
    public static final int MOST = 20;
    public static final int MAX_LENGTH = 40;

    public Tags {
        words = List.copyOf(words);
    }

    /** Reads what was written between commas. */
    public static Tags of(String written) {
        return of(Arrays.asList(written.split(",")));
    }

    /** Without the blank ones and those that are there already. */
    public static Tags of(List<String> written) {
        if (written.isEmpty()) {
            return NONE;
        }
        Set<String> seen = new HashSet<>();
        return new Tags(written.stream()
                .map(word -> word.replace(',', ' ').strip())
                .filter(word -> !word.isEmpty() && seen.add(word.toLowerCase(Locale.ROOT)))
                .toList());
    }

    /** Whether they are few and short enough to be shown. */
    public boolean areSensible() {
        return words.size() <= MOST && words.stream().allMatch(word -> word.length() <= MAX_LENGTH);
    }

    public boolean has(String word) {
        return words.stream().anyMatch(word::equalsIgnoreCase);
    }

    /** As they are written. */
    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
