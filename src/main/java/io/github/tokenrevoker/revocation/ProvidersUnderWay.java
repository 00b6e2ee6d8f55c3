package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.revocation.check.ProviderKeys;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The providers that are being revoked just now, each by one owner. Several profiles may mean the same provider, and single
 * and bulk revocations run side by side: there is at most one revocation of a provider at a time. Thread-safe.
 *
 * @param <T> what revokes a provider; compared by identity
 */
public final class ProvidersUnderWay<T> {
    private final Map<String, T> owners = new HashMap<>();
    private final IdentityHashMap<T, Set<String>> taken = new IdentityHashMap<>();

    /**
     * Takes a provider for an owner, who may have parts of it already.
     *
     * @param keys all names of the provider, see {@link ProviderKeys}
     * @return empty when it is the owner's now, otherwise who has it; nothing is taken then
     */
    public synchronized Optional<T> take(Set<String> keys, T owner) {
        for (String key : keys) {
            T other = owners.get(key);
            if (other != null && other != owner) {
                return Optional.of(other);
            }
        }
        keys.forEach(key -> owners.put(key, owner));
        taken.computeIfAbsent(owner, _ -> new HashSet<>()).addAll(keys);
        return Optional.empty();
    }

    /** Gives back everything that the owner has. */
    public synchronized void giveBack(T owner) {
        Set<String> keys = taken.remove(owner);
        if (keys != null) {
            owners.keySet().removeAll(keys);
        }
    }
}
