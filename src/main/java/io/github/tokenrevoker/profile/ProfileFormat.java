package io.github.tokenrevoker.profile;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.durable.DocumentFormat;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.ProfileEntry.OddEntryException;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
            profile.tokenCommand().ifPresent(command -> {
                ArrayNode arguments = node.putArray("tokenCommand");
                command.arguments().forEach(arguments::add);
            });
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
    public Optional<Reading<Profiles>> read(ObjectNode root) {
        if (!root.path(PROFILES).isArray()) {
            return Optional.empty();
        }
        Understood understood = understand(root);
        return Optional.of(
                new Reading<>(new Profiles(understood.profiles(), understood.leftovers()), understood.oddities()));
    }

    /** Reads the profiles; empty when any part makes no sense. */
    public Optional<Profiles> readWhole(ObjectNode root) {
        return read(root).filter(reading -> reading.oddities().isEmpty()).map(Reading::content);
    }

    @Override
    public void keepOddities(ObjectNode before, ObjectNode written) {
        Understood understood = understand(before);
        understood.oddProfiles().forEach(written.withArray(PROFILES)::add);
        understood.oddLeftovers().forEach(written.withArray(LEFTOVERS)::add);
    }

    /** A document's entries, those that make sense apart from those that do not. */
    private record Understood(
            List<Profile> profiles,
            Set<Leftover> leftovers,
            List<JsonNode> oddProfiles,
            List<JsonNode> oddLeftovers,
            List<String> oddities) {
        Understood() {
            this(new ArrayList<>(), new HashSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private static Understood understand(ObjectNode root) {
        Understood understood = new Understood();
        Set<UUID> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        Map<String, OnezoneAddress> addresses = new HashMap<>();
        int place = 0;
        for (JsonNode node : root.path(PROFILES)) {
            place++;
            try {
                Profile profile = new ProfileEntry(node).profile(addresses);
                if (ids.contains(profile.id())) {
                    throw new OddEntryException("another profile before it has the same id");
                }
                if (!names.add(profile.name().toLowerCase(Locale.ROOT))) {
                    throw new OddEntryException("another profile before it has the same name");
                }
                ids.add(profile.id());
                understood.profiles().add(profile);
            } catch (OddEntryException odd) {
                understood.oddProfiles().add(node);
                understood.oddities().add(ProfileEntry.title(node, place) + ": " + odd.getMessage());
            }
        }
        understandLeftovers(root.path(LEFTOVERS), understood);
        return understood;
    }

    private static void understandLeftovers(JsonNode given, Understood understood) {
        List<JsonNode> list = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(list::add);
        } else if (!given.isMissingNode() && !given.isNull()) {
            list.add(given);
        }
        for (JsonNode node : list) {
            Optional<Leftover> leftover = leftover(node);
            leftover.ifPresentOrElse(understood.leftovers()::add, () -> {
                understood.oddLeftovers().add(node);
                understood.oddities().add("An entry of " + LEFTOVERS + " makes no sense");
            });
        }
    }

    private static Optional<Leftover> leftover(JsonNode node) {
        try {
            UUID profile = UUID.fromString(node.path("profile").asString(""));
            return TokenHome.ofWord(node.path("tokenHome").asString("")).map(home -> new Leftover(profile, home));
        } catch (IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }
}
