package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens and the passwords of routes of this run, by profile. Nothing here is ever written anywhere. Thread-safe. */
public final class AccessTokens {
    private final Map<UUID, AccessToken> byProfile = new ConcurrentHashMap<>();

    private final Map<UUID, RoutePasswords> passwords = new ConcurrentHashMap<>();

    public Optional<AccessToken> of(UUID profile) {
        return Optional.ofNullable(byProfile.get(profile));
    }

    /** Keeps a copy of a token; the caller overwrites its own. */
    public void keep(UUID profile, AccessToken token) {
        AccessToken before = byProfile.put(profile, token.copy());
        if (before != null) {
            before.clear();
        }
    }

    /** Takes a token out, for the caller to overwrite. */
    public Optional<AccessToken> remove(UUID profile) {
        return Optional.ofNullable(byProfile.remove(profile));
    }

    /** The passwords of a profile's route, as far as this run knows them. */
    public RoutePasswords passwordsOf(UUID profile) {
        return passwords.getOrDefault(profile, RoutePasswords.NONE);
    }

    /** Adds passwords to those of a profile's route, and puts them in the places of others for the same use. */
    public void keepPasswords(UUID profile, RoutePasswords given) {
        passwords.merge(profile, given, RoutePasswords::and);
    }

    /** Forgets and overwrites the passwords of a profile's route. */
    public void forgetPasswords(UUID profile) {
        Optional.ofNullable(passwords.remove(profile)).ifPresent(RoutePasswords::clear);
    }

    /** Forgets and overwrites them all. */
    public void clear() {
        passwords.values().forEach(RoutePasswords::clear);
        passwords.clear();
        byProfile.values().forEach(AccessToken::clear);
        byProfile.clear();
    }

    @Override
    public String toString() {
        return "AccessTokens[" + byProfile.size() + " hidden]";
    }
}
