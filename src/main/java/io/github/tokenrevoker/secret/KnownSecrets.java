package io.github.tokenrevoker.secret;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets that are in memory, by profile. Nothing here is ever written anywhere. Thread-safe. */
public final class KnownSecrets implements AutoCloseable {
    private final Map<UUID, ProfileSecrets> byProfile = new ConcurrentHashMap<>();

    /** Returns what is known of a profile's secrets; they are overwritten here when they are replaced or forgotten. */
    public ProfileSecrets of(UUID profile) {
        return byProfile.getOrDefault(profile, ProfileSecrets.NONE);
    }

    /** Keeps a copy of what is given, in the place of what was known before; the caller overwrites its own. */
    public void keep(UUID profile, ProfileSecrets given) {
        byProfile.compute(profile, (_, before) -> {
            ProfileSecrets known = Optional.ofNullable(before).orElse(ProfileSecrets.NONE);
            ProfileSecrets now = given.copy().or(known);
            known.overwriteExcept(now);
            return now;
        });
    }

    /** Takes out what is known of a profile's secrets, for the caller to overwrite. */
    public ProfileSecrets remove(UUID profile) {
        return Optional.ofNullable(byProfile.remove(profile)).orElse(ProfileSecrets.NONE);
    }

    /** Forgets and overwrites the passwords of a profile's route. */
    public void forgetPasswords(UUID profile) {
        byProfile.computeIfPresent(profile, (_, before) -> {
            ProfileSecrets now = before.only(Set.of());
            before.overwriteExcept(now);
            return now;
        });
    }

    /** Forgets and overwrites all secrets. */
    @Override
    public void close() {
        byProfile.values().forEach(ProfileSecrets::close);
        byProfile.clear();
    }

    @Override
    public String toString() {
        return "KnownSecrets[" + byProfile.size() + " hidden]";
    }
}
