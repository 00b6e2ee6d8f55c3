package io.github.tokenrevoker.profile;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.durable.DocumentFormat;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Profiles as {@code profiles.json} holds them: all of them, none of their tokens. */
public final class ProfileFormat implements DocumentFormat<Profiles> {
    private static final int SCHEMA = 1;
    private static final String PROFILES = "profiles";
    private static final String LEFTOVERS = "tokensToDelete";
    private static final Set<String> KNOWN_FIELDS = Set.of(
            "id", "name", "onezone", "environment", "notes", "tags", "tokenHome", "route", "acceptedZone", "diedToken");

    @Override
    public int schema() {
        return SCHEMA;
    }

    @Override
    public Set<String> fields() {
        return Set.of(PROFILES, LEFTOVERS);
    }

    @Override
    public Profiles empty() {
        return Profiles.NONE;
    }

    @Override
    public void write(Profiles profiles, ObjectNode root) {
        ArrayNode list = root.putArray(PROFILES);
        for (Profile profile : profiles.list()) {
            ObjectNode node = list.addObject();
            node.put("id", profile.id().toString());
            node.put("name", profile.name());
            node.put("onezone", profile.address().toString());
            node.put("environment", profile.environment().word());
            node.put("notes", profile.notes());
            if (!profile.tags().words().isEmpty()) {
                ArrayNode tags = node.putArray("tags");
                profile.tags().words().forEach(tags::add);
            }
            node.put("tokenHome", profile.home().word());
            if (!profile.route().equals(Route.DEFAULT)) {
                RouteFormat.write(profile.route(), node.putObject("route"));
            }
            profile.acceptedZone().ifPresent(zone -> node.put("acceptedZone", zone));
            profile.diedToken().ifPresent(id -> node.put("diedToken", id));
            profile.unknown().forEach(node::set);
        }
        ArrayNode leftovers = root.putArray(LEFTOVERS);
        for (Leftover leftover : profiles.leftovers()) {
            ObjectNode node = leftovers.addObject();
            node.put("profile", leftover.profile().toString());
            node.put("tokenHome", leftover.home().word());
        }
    }

    @Override
    public Optional<Profiles> read(ObjectNode root) {
        if (!root.path(PROFILES).isArray()) {
            return Optional.empty();
        }
        List<Profile> profiles = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        Map<String, OnezoneAddress> addresses = new HashMap<>();
        for (JsonNode node : root.path(PROFILES)) {
            Optional<Profile> profile = profileIn(node, addresses);
            if (profile.isEmpty()
                    || !ids.add(profile.get().id())
                    || !names.add(profile.get().name().toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            profiles.add(profile.get());
        }
        return leftoversIn(root.path(LEFTOVERS)).map(leftovers -> new Profiles(profiles, leftovers));
    }

    private static Optional<Set<Leftover>> leftoversIn(JsonNode list) {
        Set<Leftover> leftovers = new HashSet<>();
        try {
            for (JsonNode node : list) {
                UUID profile = UUID.fromString(node.path("profile").asString(""));
                TokenHome.ofWord(node.path("tokenHome").asString(""))
                        .ifPresent(home -> leftovers.add(new Leftover(profile, home)));
            }
            return Optional.of(leftovers);
        } catch (IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }

    /** Many providers share a Onezone, whose address is then read once. */
    private static OnezoneAddress address(String text, Map<String, OnezoneAddress> known)
            throws UnusableAddressException {
        OnezoneAddress address = known.get(text);
        if (address == null) {
            address = OnezoneAddress.parse(text);
            known.put(text, address);
        }
        return address;
    }

    private static Optional<Profile> profileIn(JsonNode node, Map<String, OnezoneAddress> addresses) {
        try {
            String name = node.path("name").asString("");
            Optional<Environment> environment =
                    Environment.ofWord(node.path("environment").asString(""));
            Optional<Route> route = RouteFormat.read(node.path("route"));
            if (name.isBlank() || environment.isEmpty() || route.isEmpty()) {
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
                    address(node.path("onezone").asString(""), addresses),
                    environment.get(),
                    node.path("notes").asString(""),
                    tagsIn(node.path("tags")),
                    TokenHome.ofWord(node.path("tokenHome").asString("")).orElse(TokenHome.NOWHERE),
                    route.get(),
                    filled(node, "acceptedZone"),
                    filled(node, "diedToken"),
                    unknown));
        } catch (UnusableAddressException | IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static Tags tagsIn(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asString("")));
        return Tags.of(words);
    }

    private static Optional<String> filled(JsonNode node, String field) {
        return Optional.of(node.path(field).asString("")).filter(text -> !text.isEmpty());
    }
}
