package io.github.tokenrevoker.token;

import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.util.Optional;

/**
 * What a token's inscription is judged against.
 *
 * @param host where the token is to be sent
 * @param acceptedZone the zone whose tokens the operator has said are meant for this host, if any
 * @param diedToken the public id of a token known to have died in a revocation, if any
 * @param server the generation in force, where it is known
 */
public record Circumstances(
        OnezoneAddress host, Optional<String> acceptedZone, Optional<String> diedToken, Optional<Generation> server) {
    /** Nothing is known but where the token is to be sent. */
    public static Circumstances at(OnezoneAddress host) {
        return new Circumstances(host, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, with the generation that the server has told. */
    public Circumstances knowing(Optional<Generation> generation) {
        return new Circumstances(host, acceptedZone, diedToken, generation);
    }

    /** The same, with tokens of that zone meant for the host. */
    public Circumstances accepting(Optional<String> zone) {
        return new Circumstances(host, zone, diedToken, server);
    }
}
