package io.github.tokenrevoker.profile;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * One provider as the operator knows it.
 *
 * @param id never changes and is never shown
 * @param name unique among the profiles, letters' case aside; never blank
 * @param notes free text, may be empty
 * @param tags by which it is grouped with others
 * @param home where its access token comes from; {@link TokenHome#COMMAND} exactly where it is stored nowhere and there is a
 *     token command
 * @param tokenCommand the program whose output is its access token, if there is one
 * @param route how its Onezone is reached
 * @param acceptedZone the zone whose tokens the operator has said are meant for this address, though it has another name
 * @param diedToken the public id of the temporary token that died in this profile's own revocation, if one did
 * @param unknown fields that a newer version of the tool wrote, kept as they were
 */
public record Profile(
        UUID id,
        String name,
        OnezoneAddress address,
        Environment environment,
        String notes,
        Tags tags,
        TokenHome home,
        Optional<TokenCommand> tokenCommand,
        Route route,
        Optional<String> acceptedZone,
        Optional<String> diedToken,
        Map<String, JsonNode> unknown) {
    public static final int MAX_NAME_LENGTH = 200;

    public Profile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a profile needs a name");
        }
        if (!home.isStore()) {
            home = tokenCommand.isPresent() ? TokenHome.COMMAND : TokenHome.NOWHERE;
        }
        unknown = Map.copyOf(unknown);
    }

    public Profile(UUID id, String name, OnezoneAddress address, Environment environment, String notes) {
        this(
                id,
                name,
                address,
                environment,
                notes,
                Tags.NONE,
                TokenHome.NOWHERE,
                Optional.empty(),
                Route.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** Whether a token sent by this profile goes to the same host as by the other, in the same way. */
    public boolean leadsWhere(Profile other) {
        return address.equals(other.address)
                && route.within(other.route.timeouts()).equals(other.route);
    }

    /**
     * Returns what this profile is when it was written from an earlier version that has changed in the meantime: whatever
     * was written differently here, and the rest as it is now.
     *
     * @param base what this was written from
     * @param present what has become of {@code base} since
     */
    public Profile rebased(Profile base, Profile present) {
        return new Profile(
                id,
                newer(base.name, name, present.name),
                newer(base.address, address, present.address),
                newer(base.environment, environment, present.environment),
                newer(base.notes, notes, present.notes),
                newer(base.tags, tags, present.tags),
                newer(base.home, home, present.home),
                newer(base.tokenCommand, tokenCommand, present.tokenCommand),
                newer(base.route, route, present.route),
                newer(base.acceptedZone, acceptedZone, present.acceptedZone),
                newer(base.diedToken, diedToken, present.diedToken),
                newer(base.unknown, unknown, present.unknown));
    }

    private static <T> T newer(T base, T written, T present) {
        return written.equals(base) ? present : written;
    }

    /** This profile under another id and name. */
    public Profile as(UUID newId, String newName) {
        return with(parts -> {
            parts.id = newId;
            parts.name = newName;
        });
    }

    /** This profile, with tokens of that zone meant for its address. */
    public Profile accepting(String zone) {
        return with(parts -> parts.acceptedZone = Optional.of(zone));
    }

    /** This profile, with its token known to have died. */
    public Profile afterDeathOf(String tokenId) {
        return with(parts -> parts.diedToken = Optional.of(tokenId));
    }

    /** This profile, with its token stored there. Where that is nowhere, a token command gives it, if there is one. */
    public Profile restingIn(TokenHome newHome) {
        return with(parts -> parts.home = newHome);
    }

    /** This profile, with that token command or none. */
    public Profile withTokenCommand(Optional<TokenCommand> command) {
        return with(parts -> parts.tokenCommand = command);
    }

    /** This profile, with its Onezone reached in that way. */
    public Profile reachedBy(Route newRoute) {
        return with(parts -> parts.route = newRoute);
    }

    /** This profile, grouped by these. */
    public Profile tagged(Tags newTags) {
        return with(parts -> parts.tags = newTags);
    }

    private Profile with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.profile();
    }

    /** What a profile consists of, while some of it is exchanged. */
    private static final class Parts {
        private UUID id;
        private String name;
        private OnezoneAddress address;
        private Environment environment;
        private String notes;
        private Tags tags;
        private TokenHome home;
        private Optional<TokenCommand> tokenCommand;
        private Route route;
        private Optional<String> acceptedZone;
        private Optional<String> diedToken;
        private Map<String, JsonNode> unknown;

        private Parts(Profile profile) {
            id = profile.id;
            name = profile.name;
            address = profile.address;
            environment = profile.environment;
            notes = profile.notes;
            tags = profile.tags;
            home = profile.home;
            tokenCommand = profile.tokenCommand;
            route = profile.route;
            acceptedZone = profile.acceptedZone;
            diedToken = profile.diedToken;
            unknown = profile.unknown;
        }

        private Profile profile() {
            return new Profile(
                    id,
                    name,
                    address,
                    environment,
                    notes,
                    tags,
                    home,
                    tokenCommand,
                    route,
                    acceptedZone,
                    diedToken,
                    unknown);
        }
    }
}
