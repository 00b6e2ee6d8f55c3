package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.SecretJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What lies in a vault, by the ids of profiles. Immutable but for {@link #clear()}. */
record VaultContents(Map<UUID, AccessToken> tokens, Map<UUID, RoutePasswords> passwords) {
    static final VaultContents NONE = new VaultContents(Map.of(), Map.of());

    private static final String PASSWORDS = "routePasswords";
    private static final JsonMapper MAPPER =
            JsonMapper.builder(SecretJson.FACTORY).build();

    VaultContents {
        tokens = Map.copyOf(tokens);
        passwords = Map.copyOf(passwords);
    }

    VaultContents and(Map<UUID, AccessToken> given) {
        Map<UUID, AccessToken> all = new LinkedHashMap<>(tokens);
        given.forEach((profile, token) -> all.put(profile, token.copy()));
        return new VaultContents(all, passwords);
    }

    /** With these passwords of one profile in the places of all others of it. */
    VaultContents with(UUID profile, RoutePasswords given) {
        Map<UUID, RoutePasswords> all = new LinkedHashMap<>(passwords);
        if (given.isEmpty()) {
            all.remove(profile);
        } else {
            all.put(profile, given.copy());
        }
        return new VaultContents(tokens, all);
    }

    VaultContents without(UUID profile) {
        Map<UUID, AccessToken> others = new LinkedHashMap<>(tokens);
        others.remove(profile);
        return new VaultContents(others, passwords).with(profile, RoutePasswords.NONE);
    }

    /** Whether none of the profiles that are in both has other secrets there. */
    boolean agreesWith(VaultContents others) {
        return tokens.entrySet().stream()
                        .allMatch(mine -> others.tokens
                                .getOrDefault(mine.getKey(), mine.getValue())
                                .equals(mine.getValue()))
                && passwords.entrySet().stream()
                        .allMatch(mine -> others.passwords
                                .getOrDefault(mine.getKey(), mine.getValue())
                                .equals(mine.getValue()));
    }

    /** These, and of the others what is missing here. */
    VaultContents or(VaultContents others) {
        Map<UUID, AccessToken> allTokens = new LinkedHashMap<>(others.tokens);
        allTokens.putAll(tokens);
        Map<UUID, RoutePasswords> allPasswords = new LinkedHashMap<>(others.passwords);
        allPasswords.putAll(passwords);
        return new VaultContents(allTokens, allPasswords);
    }

    /** Whether everything that is here is in others, too. */
    boolean isWithin(VaultContents others) {
        return others.tokens.entrySet().containsAll(tokens.entrySet())
                && others.passwords.entrySet().containsAll(passwords.entrySet());
    }

    /** Overwrites what the others do not have. */
    void clearWhatIsNotIn(VaultContents others) {
        tokens.forEach((profile, token) -> {
            if (others.tokens.get(profile) != token) {
                token.clear();
            }
        });
        passwords.forEach((profile, known) -> {
            if (others.passwords.get(profile) != known) {
                known.clear();
            }
        });
    }

    void clear() {
        clearWhatIsNotIn(NONE);
    }

    byte[] write() {
        ObjectNode root = SealedTokens.tree(tokens);
        ObjectNode byProfile = root.putObject(PASSWORDS);
        passwords.forEach((profile, known) -> byProfile.set(profile.toString(), PasswordFormat.tree(known)));
        return MAPPER.writeValueAsBytes(root);
    }

    /** Empty when it is of a newer schema, or makes no sense. */
    static Optional<VaultContents> read(byte[] json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            Map<UUID, RoutePasswords> passwords = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.path(PASSWORDS).properties()) {
                passwords.put(
                        UUID.fromString(entry.getKey()),
                        PasswordFormat.read(entry.getValue()).orElseThrow(IllegalArgumentException::new));
            }
            return SealedTokens.read(root).map(tokens -> new VaultContents(tokens, passwords));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "VaultContents[hidden]";
    }
}
