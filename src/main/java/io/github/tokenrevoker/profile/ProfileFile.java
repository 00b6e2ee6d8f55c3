package io.github.tokenrevoker.profile;

import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code profiles.json}: all profiles, none of their tokens. Calls block; one writer at a time.
 *
 * <p>A file of a newer schema is neither read nor overwritten. A damaged one is set aside, and the version before it is
 * used.
 */
public final class ProfileFile {
    private static final int SCHEMA = 1;
    private static final Set<String> KNOWN_FIELDS =
            Set.of("id", "name", "onezone", "environment", "notes", "acceptedZone");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final WholeFile file;
    private final Clock clock;
    private volatile @Nullable String whyNotOverwritten;

    public ProfileFile(Path file, Clock clock) {
        this.file = new WholeFile(file);
        this.clock = clock;
    }

    /** What reading brought, and what the operator should be told about it. */
    public sealed interface Loaded {
        List<Profile> profiles();

        record Intact(List<Profile> profiles) implements Loaded {}

        /** The file could not be used and lies at {@code setAside}; the profiles are the previous version's. */
        record Recovered(List<Profile> profiles, Path setAside) implements Loaded {}

        /** Written by a newer version of the tool: not read, and not to be overwritten. */
        record Newer(List<Profile> profiles) implements Loaded {}

        /** The disk would not give it. */
        record Unreadable(List<Profile> profiles, String reason) implements Loaded {}
    }

    public Loaded load() {
        try {
            Optional<byte[]> content = file.read();
            if (content.isEmpty()) {
                return new Loaded.Intact(List.of());
            }
            JsonNode json = parsed(content.get());
            if (json != null && json.path("schema").asInt(0) > SCHEMA) {
                whyNotOverwritten = "was written by a newer version of this tool";
                return new Loaded.Newer(List.of());
            }
            Optional<List<Profile>> profiles = profilesIn(json);
            if (profiles.isPresent()) {
                return new Loaded.Intact(profiles.get());
            }
            List<Profile> previous = file.readPrevious()
                    .map(ProfileFile::parsed)
                    .flatMap(ProfileFile::profilesIn)
                    .orElse(List.of());
            return new Loaded.Recovered(previous, file.setAside(clock.instant()));
        } catch (IOException failure) {
            whyNotOverwritten = "could not be read and may hold profiles";
            return new Loaded.Unreadable(List.of(), failure.toString());
        }
    }

    /**
     * Replaces the file.
     *
     * @throws IOException when it still has the content it had: the disk is full or read-only, or what
     *     is there must not be overwritten
     */
    public void save(List<Profile> profiles) throws IOException {
        String reason = whyNotOverwritten;
        if (reason != null) {
            throw new IOException(file.path() + " " + reason);
        }
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        ArrayNode list = root.putArray("profiles");
        for (Profile profile : profiles) {
            ObjectNode node = list.addObject();
            node.put("id", profile.id().toString());
            node.put("name", profile.name());
            node.put("onezone", profile.address().toString());
            node.put("environment", profile.environment().word());
            node.put("notes", profile.notes());
            profile.acceptedZone().ifPresent(zone -> node.put("acceptedZone", zone));
            profile.unknown().forEach(node::set);
        }
        file.write(MAPPER.writeValueAsBytes(root));
    }

    private static @Nullable JsonNode parsed(byte[] content) {
        try {
            return MAPPER.readTree(content);
        } catch (JacksonException _) {
            return null;
        }
    }

    /** All profiles, or nothing when one of them makes no sense: half a list would be saved as the whole one. */
    private static Optional<List<Profile>> profilesIn(@Nullable JsonNode root) {
        if (root == null
                || !root.path("schema").isInt()
                || !root.path("profiles").isArray()) {
            return Optional.empty();
        }
        List<Profile> profiles = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : root.path("profiles")) {
            Optional<Profile> profile = profileIn(node);
            if (profile.isEmpty()
                    || !ids.add(profile.get().id())
                    || !names.add(profile.get().name().toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            profiles.add(profile.get());
        }
        return Optional.of(List.copyOf(profiles));
    }

    private static Optional<Profile> profileIn(JsonNode node) {
        try {
            String name = node.path("name").asString("");
            Optional<Environment> environment =
                    Environment.ofWord(node.path("environment").asString(""));
            if (name.isBlank() || environment.isEmpty()) {
                return Optional.empty();
            }
            Map<String, JsonNode> unknown = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!KNOWN_FIELDS.contains(field.getKey())) {
                    unknown.put(field.getKey(), field.getValue());
                }
            }
            return Optional.of(new Profile(
                    UUID.fromString(node.path("id").asString("")),
                    name,
                    OnezoneAddress.parse(node.path("onezone").asString("")),
                    environment.get(),
                    node.path("notes").asString(""),
                    Optional.of(node.path("acceptedZone").asString("")).filter(zone -> !zone.isEmpty()),
                    unknown));
        } catch (UnusableAddressException | IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }
}
