package io.github.tokenrevoker.connection;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a Onezone is reached. Immutable; equal routes share their connections. Holds no password, only which are needed.
 *
 * @param client what the operator proves himself with, where that is asked for
 */
public record Route(Trust trust, Optional<ClientCertificate> client, ProxyChoice proxy, Timeouts timeouts) {
    public static final Route DEFAULT =
            new Route(new Trust.OfSystem(), Optional.empty(), new ProxyChoice.OfSystem(), Timeouts.DEFAULT);

    /** Which passwords are needed on this way. */
    public Set<PasswordUse> passwordUses() {
        Set<PasswordUse> uses = EnumSet.noneOf(PasswordUse.class);
        if (proxy instanceof ProxyChoice.Through through && through.user().isPresent()) {
            uses.add(PasswordUse.PROXY);
        }
        if (client.isPresent()) {
            uses.add(PasswordUse.CLIENT_CERTIFICATE);
        }
        return uses;
    }

    public Route trusting(Trust other) {
        return new Route(other, client, proxy, timeouts);
    }

    public Route provingItselfWith(ClientCertificate other) {
        return new Route(trust, Optional.of(other), proxy, timeouts);
    }

    public Route within(Timeouts other) {
        return new Route(trust, client, proxy, other);
    }

    public Route by(ProxyChoice other) {
        return new Route(trust, client, other, timeouts);
    }
}
