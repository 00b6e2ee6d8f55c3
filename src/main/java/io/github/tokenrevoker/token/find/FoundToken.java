package io.github.tokenrevoker.token.find;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.token.Inscription;
import java.util.List;
import java.util.stream.Stream;

/**
 * A whole token that stood in a text. Whether it is genuine, only its Onezone can say.
 *
 * @param token without a service's mark; the caller overwrites it
 * @param inscription what the token says about itself, with the mark that stood in front
 * @param hint its first and last few characters, the only ones that may be shown
 * @param places the first ones at which it stood, in the order of the texts
 * @param occurrences how often it stood anywhere; at least as many as there are places
 */
public record FoundToken(
        AccessToken token, Inscription inscription, String hint, List<Place> places, long occurrences) {
    /** More places than that are only counted. */
    static final int MAX_PLACES = 100;

    public FoundToken {
        places = List.copyOf(places);
    }

    /** This token, which stood at the places of the other one too. */
    public FoundToken and(FoundToken same) {
        List<Place> all = Stream.concat(places.stream(), same.places.stream())
                .distinct()
                .limit(MAX_PLACES)
                .toList();
        return new FoundToken(token, inscription, hint, all, occurrences + same.occurrences);
    }
}
