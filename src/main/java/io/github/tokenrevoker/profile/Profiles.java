package io.github.tokenrevoker.profile;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What {@code profiles.json} holds.
 *
 * @param leftovers tokens of profiles that are gone or have moved, which still have to be deleted where they rest
 */
public record Profiles(List<Profile> list, Set<Leftover> leftovers) {
    public static final Profiles NONE = new Profiles(List.of(), Set.of());

    public Profiles {
        list = List.copyOf(list);
        leftovers = Set.copyOf(leftovers);
    }

    /** A token that still has to be deleted: the profile's id is all that is known of it. */
    public record Leftover(UUID profile, TokenHome home) {}
}
