package io.github.tokenrevoker.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Merges the changes of the window and of another process to the same profiles. A profile that both changed stays as it is
 * in the window, and theirs is kept beside it under another name: nothing is lost unseen.
 *
 * @param profiles all of them
 * @param copies those of them that hold the other side's version
 */
public record ProfileMerge(List<Profile> profiles, List<Profile> copies) {
    public ProfileMerge {
        profiles = List.copyOf(profiles);
        copies = List.copyOf(copies);
    }

    /**
     * Merges two versions.
     *
     * @param base what both began with
     * @param ours the window's
     * @param theirs the file's
     */
    public static ProfileMerge of(List<Profile> base, List<Profile> ours, List<Profile> theirs) {
        Map<UUID, Profile> before = byId(base);
        Map<UUID, Profile> here = byId(ours);
        Map<UUID, Profile> there = byId(theirs);
        Set<UUID> ids = new LinkedHashSet<>(here.keySet());
        ids.addAll(there.keySet());
        List<Profile> merged = new ArrayList<>();
        List<Profile> conflicting = new ArrayList<>();
        for (UUID id : ids) {
            Optional<Profile> was = Optional.ofNullable(before.get(id));
            Optional<Profile> mine = Optional.ofNullable(here.get(id));
            Optional<Profile> other = Optional.ofNullable(there.get(id));
            boolean bothChanged = !mine.equals(was) && !other.equals(was) && !mine.equals(other);
            Optional<Profile> kept = mine.equals(was) ? other : mine;
            if (bothChanged && mine.isEmpty()) {
                kept = other;
            }
            kept.ifPresent(merged::add);
            if (bothChanged && mine.isPresent() && other.isPresent()) {
                conflicting.add(other.get().as(UUID.randomUUID(), other.get().name()));
            }
        }
        merged.addAll(conflicting);
        List<Profile> named = withUniqueNames(merged);
        return new ProfileMerge(named, named.subList(named.size() - conflicting.size(), named.size()));
    }

    private static Map<UUID, Profile> byId(List<Profile> profiles) {
        Map<UUID, Profile> byId = new LinkedHashMap<>();
        profiles.forEach(profile -> byId.put(profile.id(), profile));
        return byId;
    }

    private static List<Profile> withUniqueNames(List<Profile> profiles) {
        Set<String> taken = new HashSet<>();
        List<Profile> named = new ArrayList<>();
        for (Profile profile : profiles) {
            String name = profile.name();
            for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = profile.name() + " " + number;
            }
            named.add(profile.as(profile.id(), name));
        }
        return named;
    }
}
