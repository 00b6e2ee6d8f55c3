package io.github.tokenrevoker.token.find;

import java.util.List;

/**
 * The beginning of a token that is unusable here but may be complete elsewhere.
 *
 * @param hint its first and last few characters
 * @param places the first ones at which it stood
 * @param occurrences how often it stood anywhere
 */
public record DamagedToken(Reason reason, String hint, List<Place> places, long occurrences) {
    /** Why it is no token. */
    public enum Reason {
        /** The text ends, or goes on with something else, before the token does. */
        CUT_OFF,
        /** A part of it is missing or changed in the middle. */
        GARBLED,
        /** It is larger than a Onezone takes. */
        TOO_LARGE
    }

    public DamagedToken {
        places = List.copyOf(places);
    }
}
