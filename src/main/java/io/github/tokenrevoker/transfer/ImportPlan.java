package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an import would do, shown before anything changes. Immutable. */
public record ImportPlan(List<Item> items) {
    public ImportPlan {
        items = List.copyOf(items);
    }

    /** How an imported profile relates to the present ones. */
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

    /** What can differ between two versions of a profile; each has its own words in the window. */
    public enum Field {
        NAME,
        ONEZONE,
        ENVIRONMENT,
        TRUST,
        CLIENT_CERTIFICATE,
        PROXY,
        TIMEOUTS,
        TAGS,
        NOTES;

        /** Whether a change of this field would take a stored token to another place than it was stored for. */
        boolean leadsElsewhere() {
            return this == ONEZONE || this == TRUST || this == CLIENT_CERTIFICATE || this == PROXY;
        }

        private boolean differs(Profile mine, Profile theirs) {
            Route here = mine.route();
            Route there = theirs.route();
            return switch (this) {
                case NAME -> !mine.name().equals(theirs.name());
                case ONEZONE -> !mine.address().equals(theirs.address());
                case ENVIRONMENT -> mine.environment() != theirs.environment();
                case TRUST -> !here.trust().equals(there.trust());
                case CLIENT_CERTIFICATE -> !here.client().equals(there.client());
                case PROXY -> !here.proxy().equals(there.proxy());
                case TIMEOUTS -> !here.timeouts().equals(there.timeouts());
                case TAGS -> !mine.tags().equals(theirs.tags());
                case NOTES -> !mine.notes().equals(theirs.notes());
            };
        }
    }

    /** One profile of the file. */
    public record Item(Profile imported, Kind kind, Optional<Profile> existing) {
        /** What differs between the present profile and the file's; empty where there is no present one. */
        public Set<Field> differences() {
            Set<Field> differences = EnumSet.noneOf(Field.class);
            existing.ifPresent(mine -> EnumSet.allOf(Field.class).stream()
                    .filter(field -> field.differs(mine, imported))
                    .forEach(differences::add));
            return differences;
        }

        /** Whether taking the file's version would take the present token to another place. */
        public boolean leadsElsewhere() {
            return differences().stream().anyMatch(Field::leadsElsewhere);
        }

        /** Whether taking the file's version would end the stricter confirmation of a production profile. */
        public boolean leavesProduction() {
            return imported.environment() != Environment.PRODUCTION
                    && existing.filter(mine -> mine.environment() == Environment.PRODUCTION)
                            .isPresent();
        }
    }

    /**
     * One change to make.
     *
     * @param origin the id that the profile has in the file, by which its token is found there
     * @param replaces the id of the profile whose place it takes, empty for one that is added
     * @param unlinksToken whether the replaced profile's token and passwords must not be used any more, because they would
     *     be sent to another place
     */
    public record Change(Profile profile, UUID origin, Optional<UUID> replaces, boolean unlinksToken) {}

    /**
     * All changes to make.
     *
     * @param busy the present profiles that stay as they are, although the file's version was to take their place, because
     *     a revocation of theirs is under way
     */
    public record Changes(List<Change> list, List<Profile> busy) {
        public Changes {
            list = List.copyOf(list);
            busy = List.copyOf(busy);
        }
    }

    /** Compares a file's profiles with the present ones. */
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
            Item item = new Item(profile, Kind.CONFLICTING, Optional.ofNullable(twin));
            Kind kind = twin == null ? Kind.NEW : item.differences().isEmpty() ? Kind.SAME : Kind.CONFLICTING;
            items.add(new Item(profile, kind, item.existing()));
        }
        return new ImportPlan(items);
    }

    public long count(Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).count();
    }

    /** Returns the items that conflict. */
    public List<Item> conflicts() {
        return items.stream().filter(item -> item.kind() == Kind.CONFLICTING).toList();
    }

    /**
     * Returns the changes. In the end every profile has a unique name and id. Where two of the file match one present
     * profile, the one of its id takes the place and the other is added.
     *
     * @param busy the ids of profiles that must not be replaced now
     */
    public Changes changes(List<Profile> existing, OnConflict choice, Set<UUID> busy) {
        Set<String> names = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        existing.forEach(profile -> {
            names.add(key(profile.name()));
            ids.add(profile.id());
        });
        Map<UUID, Item> successors = choice == OnConflict.TAKE_THEIRS ? successors() : Map.of();
        List<Change> changes = new ArrayList<>();
        List<Profile> left = new ArrayList<>();
        for (Item item : items) {
            if (item.kind() == Kind.SAME || (item.kind() == Kind.CONFLICTING && choice == OnConflict.KEEP_MINE)) {
                continue;
            }
            Profile imported = item.imported();
            Optional<Profile> mine = item.existing().filter(present -> successors.get(present.id()) == item);
            if (mine.isEmpty()) {
                UUID id = ids.add(imported.id()) ? imported.id() : UUID.randomUUID();
                Profile added = imported.as(id, free(imported.name(), names));
                changes.add(new Change(added, imported.id(), Optional.empty(), false));
            } else if (busy.contains(mine.get().id())) {
                left.add(mine.get());
            } else {
                names.remove(key(mine.get().name()));
                Profile theirs = successor(mine.get(), item, free(imported.name(), names));
                changes.add(
                        new Change(theirs, imported.id(), Optional.of(mine.get().id()), item.leadsElsewhere()));
            }
        }
        return new Changes(changes, left);
    }

    /** Which item takes the place of which present profile. */
    private Map<UUID, Item> successors() {
        Map<UUID, Item> successors = new HashMap<>();
        for (Item item : conflicts()) {
            UUID id = item.existing().orElseThrow().id();
            if (item.imported().id().equals(id)) {
                successors.put(id, item);
            } else {
                successors.putIfAbsent(id, item);
            }
        }
        return successors;
    }

    /** What was learned and decided about the present profile stays with it only while its token goes to the same place. */
    private static Profile successor(Profile mine, Item item, String name) {
        Profile theirs = item.imported();
        boolean elsewhere = item.leadsElsewhere();
        return new Profile(
                mine.id(),
                name,
                theirs.address(),
                theirs.environment(),
                theirs.notes(),
                theirs.tags(),
                elsewhere ? TokenHome.NOWHERE : mine.home(),
                elsewhere ? Optional.empty() : mine.tokenCommand(),
                theirs.route(),
                elsewhere ? Optional.empty() : mine.acceptedZone(),
                elsewhere ? Optional.empty() : mine.diedToken(),
                mine.unknown());
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
