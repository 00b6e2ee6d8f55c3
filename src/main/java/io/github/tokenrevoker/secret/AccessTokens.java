package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.onezone.AccessToken;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens of this run, by profile. Nothing here is ever written anywhere. Thread-safe. */
public final class AccessTokens {
    private final Map<UUID, AccessToken> byProfile = new ConcurrentHashMap<>();

    public Optional<AccessToken> of(UUID profile) {
        return Optional.ofNullable(byProfile.get(profile));
    }

    public void keep(UUID profile, AccessToken token) {
        byProfile.put(profile, token);
    }

    /** Takes a token out; the caller may {@link #keep} it again, as undoing a deletion does, or clear it. */
    public Optional<AccessToken> remove(UUID profile) {
        return Optional.ofNullable(byProfile.remove(profile));
    }

    /** Forgets and overwrites them all. */
    public void clear() {
        byProfile.values().forEach(AccessToken::clear);
        byProfile.clear();
    }

    @Override
    public String toString() {
        return "AccessTokens[" + byProfile.size() + " hidden]";
    }
}
