package io.github.tokenrevoker.profile;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One profile's entry in {@code profiles.json}, read strictly: what a profile could not hold would be lost when it is saved. */
final class ProfileEntry {
    private static final Set<String> KNOWN_FIELDS = Set.of(
            "id",
            "name",
            "onezone",
            "environment",
            "notes",
            "tags",
            "tokenHome",
            "tokenCommand",
            "route",
            "acceptedZone",
            "diedToken");

    private final JsonNode node;

    ProfileEntry(JsonNode node) {
        this.node = node;
    }

    /** An entry that makes no sense; the message says why, for the operator. */
    static final class OddEntryException extends Exception {
        OddEntryException(String why) {
            super(why);
        }
    }

    /**
     * Reads the profile.
     *
     * @param addresses those that were read before, by their texts: many providers share a Onezone
     */
    Profile profile(Map<String, OnezoneAddress> addresses) throws OddEntryException {
        if (!node.isObject()) {
            throw new OddEntryException("it is not an object in braces");
        }
        Map<String, JsonNode> unknown = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!KNOWN_FIELDS.contains(field.getKey())) {
                unknown.put(field.getKey(), field.getValue());
            }
        }
        return new Profile(
                id(),
                required("name"),
                address(addresses),
                environment(),
                text("notes"),
                tags(),
                tokenHome(),
                tokenCommand(),
                route(),
                filled("acceptedZone"),
                filled("diedToken"),
                unknown);
    }

    private UUID id() throws OddEntryException {
        String id = required("id");
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw new OddEntryException("id " + quoted(id) + " is not a UUID");
        }
    }

    private OnezoneAddress address(Map<String, OnezoneAddress> known) throws OddEntryException {
        String text = required("onezone");
        OnezoneAddress address = known.get(text);
        if (address == null) {
            try {
                address = OnezoneAddress.parse(text);
            } catch (UnusableAddressException _) {
                throw new OddEntryException("onezone " + quoted(text) + " is not an address");
            }
            known.put(text, address);
        }
        return address;
    }

    private Environment environment() throws OddEntryException {
        String word = required("environment");
        return Environment.ofWord(word.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        new OddEntryException("environment " + quoted(word) + " is not production, staging or test"));
    }

    private TokenHome tokenHome() throws OddEntryException {
        String word = text("tokenHome");
        return word.isEmpty()
                ? TokenHome.NOWHERE
                : TokenHome.ofWord(word)
                        .orElseThrow(() -> new OddEntryException("tokenHome " + quoted(word) + " is not known"));
    }

    private Optional<TokenCommand> tokenCommand() throws OddEntryException {
        JsonNode command = node.path("tokenCommand");
        if (command.isMissingNode() || command.isNull()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        for (JsonNode argument : command) {
            arguments.add(
                    text(argument).orElseThrow(() -> new OddEntryException("tokenCommand is not a list of texts")));
        }
        if (!command.isArray() || TokenCommand.problem(arguments).isPresent()) {
            throw new OddEntryException("tokenCommand is not a program with its arguments");
        }
        return Optional.of(new TokenCommand(arguments));
    }

    private Tags tags() throws OddEntryException {
        JsonNode tags = node.path("tags");
        if (tags.isMissingNode() || tags.isNull()) {
            return Tags.NONE;
        }
        if (!tags.isArray()) {
            return Tags.of(text("tags"));
        }
        List<String> words = new ArrayList<>();
        for (JsonNode tag : tags) {
            words.add(text(tag).orElseThrow(() -> new OddEntryException("one of its tags is not text")));
        }
        return Tags.of(words);
    }

    private Route route() throws OddEntryException {
        return RouteFormat.read(node.path("route")).orElseThrow(() -> new OddEntryException("route makes no sense"));
    }

    private Optional<String> filled(String field) throws OddEntryException {
        return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }

    private String required(String field) throws OddEntryException {
        String text = text(field);
        if (text.isBlank()) {
            throw new OddEntryException(field + (node.has(field) ? " is empty" : " is missing"));
        }
        return text;
    }

    /** Empty for a field that is not there. */
    private String text(String field) throws OddEntryException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return text(value).orElseThrow(() -> new OddEntryException(field + " is not text"));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isString() || value.isNumber() ? Optional.of(value.asString("")) : Optional.empty();
    }

    /** The entry's name, or else its place in the list, counted from 1. */
    static String title(JsonNode node, int place) {
        String name = node.path("name").asString("").strip();
        return "Profile " + place + (name.isEmpty() ? "" : " " + quoted(name));
    }

    /** One short line, whatever the file holds. */
    static String quoted(String text) {
        int most = 60;
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        return "\u201c" + (plain.length() > most ? plain.substring(0, most) + "\u2026" : plain) + "\u201d";
    }
}
