package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What importing would do, told before anything changes. Immutable. */
public record ImportPlan(List<Item> items) {
    public ImportPlan {
        items = List.copyOf(items);
    }

    /** How an imported profile stands to those that are there. */
    public enum Kind {
        NEW,
        /** There is one just like it. */
        SAME,
        /** There is one of the same id or name, with other content. */
        CONFLICTING
    }

    /** What becomes of those that conflict. */
    public enum OnConflict {
        KEEP_MINE,
        TAKE_THEIRS,
        KEEP_BOTH
    }

    /** One profile of the file. */
    public record Item(Profile imported, Kind kind, Optional<Profile> existing) {}

    /**
     * One change to make.
     *
     * @param origin the id that the profile has in the file, by which its token is found there
     * @param replaces the id of the profile whose place it takes, empty for one that is added
     */
    public record Change(Profile profile, UUID origin, Optional<UUID> replaces) {}

    /** Compares a file's profiles with those that are there. */
    public static ImportPlan of(List<Profile> existing, List<Profile> imported) {
        Map<UUID, Profile> byId = new HashMap<>();
        Map<String, Profile> byName = new HashMap<>();
        for (Profile profile : existing) {
            byId.put(profile.id(), profile);
            byName.put(key(profile.name()), profile);
        }
        List<Item> items = new ArrayList<>();
        for (Profile profile : imported) {
            @Nullable Profile twin = byId.get(profile.id());
            if (twin == null) {
                twin = byName.get(key(profile.name()));
            }
            if (twin == null) {
                items.add(new Item(profile, Kind.NEW, Optional.empty()));
            } else {
                items.add(
                        new Item(profile, sayTheSame(profile, twin) ? Kind.SAME : Kind.CONFLICTING, Optional.of(twin)));
            }
        }
        return new ImportPlan(items);
    }

    private static boolean sayTheSame(Profile one, Profile other) {
        return one.name().equals(other.name())
                && one.address().equals(other.address())
                && one.environment() == other.environment()
                && one.notes().equals(other.notes())
                && one.tags().equals(other.tags());
    }

    public long count(Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).count();
    }

    /** What to do; every profile ends with a name and an id of its own. */
    public List<Change> changes(List<Profile> existing, OnConflict choice) {
        Set<String> names = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        existing.forEach(profile -> {
            names.add(key(profile.name()));
            ids.add(profile.id());
        });
        List<Change> changes = new ArrayList<>();
        for (Item item : items) {
            boolean replaces = item.kind() == Kind.CONFLICTING && choice == OnConflict.TAKE_THEIRS;
            boolean adds =
                    item.kind() == Kind.NEW || (item.kind() == Kind.CONFLICTING && choice == OnConflict.KEEP_BOTH);
            Profile imported = item.imported();
            if (replaces) {
                Profile mine = item.existing().orElseThrow();
                names.remove(key(mine.name()));
                Profile theirs =
                        imported.as(mine.id(), free(imported.name(), names)).restingIn(mine.home());
                changes.add(new Change(theirs, imported.id(), Optional.of(mine.id())));
            } else if (adds) {
                UUID id = ids.add(imported.id()) ? imported.id() : UUID.randomUUID();
                changes.add(new Change(imported.as(id, free(imported.name(), names)), imported.id(), Optional.empty()));
            }
        }
        return changes;
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int number = 2; !taken.add(key(name)); number++) {
            name = wanted + " " + number;
        }
        return name;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
