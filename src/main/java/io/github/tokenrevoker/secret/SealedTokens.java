package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.SecretJson;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tokens by the ids of their profiles, as JSON inside a sealed file. */
public final class SealedTokens {
    private static final int SCHEMA = 1;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(SecretJson.FACTORY).build();

    private SealedTokens() {}

    /** The document itself, for a larger one that is to be sealed as a whole. */
    public static ObjectNode tree(Map<UUID, AccessToken> tokens) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        ObjectNode byProfile = root.putObject("tokens");
        tokens.forEach((profile, token) -> byProfile.put(profile.toString(), token.reveal()));
        return root;
    }

    /** Empty when it is of a newer schema, or makes no sense. */
    public static Optional<Map<UUID, AccessToken>> read(JsonNode root) {
        try {
            if (root.path("schema").asInt(0) != SCHEMA || !root.path("tokens").isObject()) {
                return Optional.empty();
            }
            Map<UUID, AccessToken> tokens = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.path("tokens").properties()) {
                tokens.put(
                        UUID.fromString(entry.getKey()),
                        AccessToken.pasted(entry.getValue().asString("")));
            }
            return Optional.of(tokens);
        } catch (JacksonException | IllegalArgumentException | UnusableTokenException _) {
            return Optional.empty();
        }
    }
}
