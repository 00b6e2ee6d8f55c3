package io.github.tokenrevoker.ui.profiles;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Finds the profiles in which every word that was typed occurs: in name, host, environment or notes. */
final class ProfileSearch implements Predicate<ProfileSession> {
    private final List<String> words;

    ProfileSearch(String typed) {
        words = Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public boolean test(ProfileSession session) {
        if (words.isEmpty()) {
            return true;
        }
        Profile profile = session.profile();
        String searched = String.join(
                        "\n",
                        profile.name(),
                        profile.address().authority(),
                        profile.address().readableHost(),
                        EnvironmentBadge.word(profile.environment()),
                        profile.notes())
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(searched::contains);
    }
}
