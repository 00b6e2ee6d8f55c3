package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where each profile's token is stored, and which other places may still hold a copy. Decides what may be deleted: never
 * from the home of a profile, neither by the window nor by the file. Thread-safe: the FX thread changes it, and whoever
 * deletes asks it at that moment.
 */
public final class HomeLedger {
    private final Set<Leftover> leftovers = new HashSet<>();
    private final Set<Leftover> reserved = new HashSet<>();
    private Map<UUID, TokenHome> homes = Map.of();
    private Map<UUID, TokenHome> savedHomes = Map.of();

    /**
     * Takes over the leftovers of a file.
     *
     * @param recovered whether the file is an older version: its leftovers of living profiles may by now be their homes
     */
    synchronized void load(Profiles content, boolean recovered) {
        Map<UUID, TokenHome> inFile = homes(content.list());
        savedHomes = inFile;
        content.leftovers().stream()
                .filter(leftover -> !recovered || !inFile.containsKey(leftover.profile()))
                .forEach(leftovers::add);
        show(content.list());
    }

    /** Takes over the leftovers that another copy of the tool has noted in the file. */
    synchronized void merge(Set<Leftover> base, Set<Leftover> theirs) {
        theirs.stream().filter(leftover -> !base.contains(leftover)).forEach(leftovers::add);
    }

    /** Notes the profiles as they are now; a place that has become a home again is no leftover any more. */
    synchronized void show(Collection<Profile> profiles) {
        homes = homes(profiles);
        leftovers.removeIf(leftover -> homes.get(leftover.profile()) == leftover.home());
    }

    /** Notes the profiles as the file has them. */
    synchronized void saved(Collection<Profile> profiles) {
        savedHomes = homes(profiles);
    }

    private static Map<UUID, TokenHome> homes(Collection<Profile> profiles) {
        Map<UUID, TokenHome> homes = HashMap.newHashMap(profiles.size());
        profiles.forEach(profile -> homes.put(profile.id(), profile.home()));
        return homes;
    }

    /** Notes that a place may hold a copy that has to be deleted. */
    synchronized void add(Leftover leftover) {
        if (leftover.home().isStore() && homes.get(leftover.profile()) != leftover.home()) {
            leftovers.add(leftover);
        }
    }

    /** Notes that a token is about to be written there: nothing is deleted there until {@link #release}. */
    public synchronized void reserve(Leftover place) {
        reserved.add(place);
        add(place);
    }

    public synchronized void release(Leftover place) {
        reserved.remove(place);
    }

    /** Notes that a place holds no copy any more. */
    public synchronized void remove(Leftover leftover) {
        leftovers.remove(leftover);
    }

    /** The places that may hold a copy that has to be deleted. */
    public synchronized Set<Leftover> leftovers() {
        return Set.copyOf(leftovers);
    }

    /** The home of a profile; empty when there is no such profile. */
    public synchronized Optional<TokenHome> homeOf(UUID profile) {
        return Optional.ofNullable(homes.get(profile));
    }

    public synchronized boolean mayDelete(Leftover leftover) {
        return leftovers.contains(leftover)
                && !reserved.contains(leftover)
                && homes.get(leftover.profile()) != leftover.home()
                && savedHomes.get(leftover.profile()) != leftover.home();
    }
}
