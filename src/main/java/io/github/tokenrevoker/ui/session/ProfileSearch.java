package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Finds the profiles in which every word that was typed occurs: in name, host, environment, tags or notes. */
public final class ProfileSearch implements Predicate<ProfileSession> {
    private final List<String> words;

    public ProfileSearch(String typed) {
        words = Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public boolean test(ProfileSession session) {
        return words.isEmpty() || isIn(searched(session.profile()));
    }

    /** Whether every word is in a text that {@link #searched} has made. */
    public boolean isIn(String searched) {
        return words.stream().allMatch(searched::contains);
    }

    /** All that a profile is found by. */
    public static String searched(Profile profile) {
        return String.join(
                        "\n",
                        profile.name(),
                        profile.address().authority(),
                        profile.address().readableHost(),
                        EnvironmentBadge.word(profile.environment()),
                        profile.tags().toString(),
                        profile.notes())
                .toLowerCase(Locale.ROOT);
    }
}
