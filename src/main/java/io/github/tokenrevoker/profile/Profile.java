package io.github.tokenrevoker.profile;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One provider as the operator knows it.
 *
 * @param id never changes and is never shown
 * @param name unique among the profiles, letters' case aside; never blank
 * @param notes free text, may be empty
 * @param unknown fields that a newer version of the tool wrote, kept as they were
 */
public record Profile(
        UUID id,
        String name,
        OnezoneAddress address,
        Environment environment,
        String notes,
        Map<String, JsonNode> unknown) {
    public static final int MAX_NAME_LENGTH = 200;

    public Profile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a profile needs a name");
        }
        unknown = Map.copyOf(unknown);
    }

    public Profile(UUID id, String name, OnezoneAddress address, Environment environment, String notes) {
        this(id, name, address, environment, notes, Map.of());
    }
}
