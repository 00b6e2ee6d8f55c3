package io.github.tokenrevoker.revocation.leak;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a token may be asked about: at its own zone and nowhere else, only over verified TLS. */
public sealed interface AskingPlace {
    /** The zone of a profile, reached as the profile says. Plain HTTP occurs for the practice zone only. */
    record OfProfile(KnownProfile known, RoutePasswords passwords) implements AskingPlace {}

    /** A zone that no profile knows, which the operator has allowed; reached as the system says. */
    record Allowed(OnezoneAddress address) implements AskingPlace {}

    /** A zone that no profile knows: the author of the token chose it. */
    record NotAllowed(OnezoneAddress address) implements AskingPlace {}

    /** The inscription names no host that could be asked. */
    record Nowhere() implements AskingPlace {}

    /**
     * Chooses the place for tokens of a zone.
     *
     * @param inscribed the zone's domain in the token
     * @param allowed the hosts that the operator has allowed to be asked
     */
    static AskingPlace of(String inscribed, List<KnownProfile> profiles, Set<OnezoneAddress> allowed) {
        Optional<KnownProfile> known =
                profiles.stream().filter(profile -> profile.isOfZone(inscribed)).findFirst();
        if (known.isPresent()) {
            return new OfProfile(known.get(), RoutePasswords.NONE);
        }
        try {
            OnezoneAddress address = OnezoneAddress.parse(inscribed);
            // A domain is inscribed, and no address of a page or a port on this machine.
            if (!address.authority().equalsIgnoreCase(inscribed)) {
                return new Nowhere();
            }
            return allowed.contains(address) ? new Allowed(address) : new NotAllowed(address);
        } catch (UnusableAddressException _) {
            return new Nowhere();
        }
    }

    /** Which host would be asked; empty where there is none. */
    default Optional<OnezoneAddress> host() {
        return switch (this) {
            case OfProfile profile -> Optional.of(profile.known().profile().address());
            case Allowed allowed -> Optional.of(allowed.address());
            case NotAllowed not -> Optional.of(not.address());
            case Nowhere _ -> Optional.empty();
        };
    }

    /** How the host is reached. */
    default Route route() {
        return this instanceof OfProfile profile ? profile.known().profile().route() : Route.DEFAULT;
    }
}
