package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.SecretJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What lies in a vault, by the ids of profiles; no entry is empty. Immutable but for {@link #clear()}. */
record VaultContents(Map<UUID, ProfileSecrets> byProfile) {
    static final VaultContents NONE = new VaultContents(Map.of());

    private static final String PASSWORDS = "routePasswords";
    private static final JsonMapper MAPPER =
            JsonMapper.builder(SecretJson.FACTORY).build();

    VaultContents {
        byProfile = Map.copyOf(byProfile);
    }

    ProfileSecrets of(UUID profile) {
        return byProfile.getOrDefault(profile, ProfileSecrets.NONE);
    }

    /** Returns these and copies of what is given, which counts where both have something. */
    VaultContents and(Map<UUID, ProfileSecrets> given) {
        Map<UUID, ProfileSecrets> all = new LinkedHashMap<>(byProfile);
        given.forEach((profile, secrets) -> all.put(profile, secrets.copy().or(of(profile))));
        return new VaultContents(all);
    }

    /** Returns these and a copy of what is given for one profile, which has no passwords for other uses then. */
    VaultContents with(UUID profile, ProfileSecrets given, Set<PasswordUse> uses) {
        ProfileSecrets all = given.only(uses).copy().or(of(profile).only(uses));
        return all.isEmpty() ? without(profile) : without(profile).or(new VaultContents(Map.of(profile, all)));
    }

    VaultContents without(UUID profile) {
        Map<UUID, ProfileSecrets> others = new LinkedHashMap<>(byProfile);
        others.remove(profile);
        return new VaultContents(others);
    }

    /** Returns whether none of the profiles that are in both has other secrets there. */
    boolean agreesWith(VaultContents others) {
        return byProfile.entrySet().stream().allMatch(mine -> mine.getValue().agreeWith(others.of(mine.getKey())));
    }

    /** Returns these, and of the others what is missing here. */
    VaultContents or(VaultContents others) {
        Map<UUID, ProfileSecrets> all = new LinkedHashMap<>(others.byProfile);
        byProfile.forEach((profile, mine) -> all.merge(profile, mine, (theirs, own) -> own.or(theirs)));
        return new VaultContents(all);
    }

    /** Returns whether everything that is here is in others, too. */
    boolean isWithin(VaultContents others) {
        return byProfile.entrySet().stream().allMatch(mine -> mine.getValue().isWithin(others.of(mine.getKey())));
    }

    /** Overwrites what the others do not have. */
    void clearWhatIsNotIn(VaultContents others) {
        byProfile.forEach((profile, mine) -> mine.overwriteExcept(others.of(profile)));
    }

    void clear() {
        clearWhatIsNotIn(NONE);
    }

    byte[] write() {
        Map<UUID, AccessToken> tokens = new LinkedHashMap<>();
        byProfile.forEach((profile, known) -> known.token().ifPresent(token -> tokens.put(profile, token)));
        ObjectNode root = SealedTokens.tree(tokens);
        ObjectNode passwords = root.putObject(PASSWORDS);
        byProfile.forEach((profile, known) -> {
            if (!known.passwords().isEmpty()) {
                passwords.set(profile.toString(), PasswordFormat.tree(known.passwords()));
            }
        });
        return MAPPER.writeValueAsBytes(root);
    }

    /** Empty when it is of a newer schema, or makes no sense. */
    static Optional<VaultContents> read(byte[] json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            Map<UUID, ProfileSecrets> all = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.path(PASSWORDS).properties()) {
                RoutePasswords passwords =
                        PasswordFormat.read(entry.getValue()).orElseThrow(IllegalArgumentException::new);
                all.put(UUID.fromString(entry.getKey()), new ProfileSecrets(Optional.empty(), passwords));
            }
            return SealedTokens.read(root).map(tokens -> {
                tokens.forEach((profile, token) -> all.merge(profile, ProfileSecrets.of(token), ProfileSecrets::or));
                return new VaultContents(all);
            });
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "VaultContents[hidden]";
    }
}
