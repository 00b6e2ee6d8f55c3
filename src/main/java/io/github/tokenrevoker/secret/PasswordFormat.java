package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.SecretJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The passwords of a route as JSON, for a store of secrets. */
final class PasswordFormat {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(SecretJson.FACTORY).build();

    private PasswordFormat() {}

    static ObjectNode tree(RoutePasswords passwords) {
        ObjectNode node = MAPPER.createObjectNode();
        passwords.byUse().forEach((use, password) -> node.put(word(use), password.reveal()));
        return node;
    }

    static String write(RoutePasswords passwords) {
        return MAPPER.writeValueAsString(tree(passwords));
    }

    /** Empty when it is no document of passwords. */
    static Optional<RoutePasswords> read(String text) {
        try {
            return read(MAPPER.readTree(text));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    static Optional<RoutePasswords> read(JsonNode node) {
        RoutePasswords passwords = RoutePasswords.NONE;
        for (PasswordUse use : PasswordUse.values()) {
            JsonNode password = node.path(word(use));
            if (password.isString()) {
                passwords = passwords.and(use, Password.of(password.asString()));
            }
        }
        return node.isObject() ? Optional.of(passwords) : Optional.empty();
    }

    private static String word(PasswordUse use) {
        return switch (use) {
            case PROXY -> "proxy";
            case CLIENT_CERTIFICATE -> "clientCertificate";
        };
    }
}
