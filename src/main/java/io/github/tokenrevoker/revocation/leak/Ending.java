package io.github.tokenrevoker.revocation.leak;

import io.github.tokenrevoker.token.Caveat;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Persistence;
import io.github.tokenrevoker.token.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What makes a leaked token invalid, by its inscription. Ordered as an operator goes about it. */
public sealed interface Ending {
    /** Revoking the temporary tokens of this provider, with a profile that there is. */
    record ByProfile(String providerId, KnownProfile with) implements Ending {}

    /** The same, but there is no profile of this provider yet. */
    record ByProvider(String providerId) implements Ending {}

    /** The user's own revocation of temporary tokens, or a zone administrator's. */
    record ByUser(String userId) implements Ending {}

    /** Revoking or deleting this one named token, which no revocation of temporary tokens does. */
    record ByTokenId(String tokenId, Subject owner) implements Ending {}

    /** Nothing has to be done: it has expired, by this machine's clock. */
    record Expired(Instant since) implements Ending {}

    /** Only the zone's administrator can tell: the inscription says nothing that is understood here. */
    record Unknown() implements Ending {}

    /** Judges by the inscription and the profiles that there are. */
    static Ending of(Inscription token, List<KnownProfile> profiles, Instant now) {
        Optional<Instant> end = expiry(token);
        if (end.isPresent() && !now.isBefore(end.get())) {
            return new Expired(end.get());
        }
        return switch (token.persistence()) {
            case Persistence.Named _ -> new ByTokenId(token.id(), token.subject());
            case Persistence.Temporary _ -> ofTemporary(token, profiles);
            case Persistence.Other _ -> new Unknown();
        };
    }

    private static Ending ofTemporary(Inscription token, List<KnownProfile> profiles) {
        return switch (token.subject()) {
            case Subject.Provider provider ->
                profiles.stream()
                        .filter(known -> known.isOf(provider.id()) && known.isOfZone(token.onezoneDomain()))
                        .findFirst()
                        .<Ending>map(known -> new ByProfile(provider.id(), known))
                        .orElseGet(() -> new ByProvider(provider.id()));
            case Subject.User user -> new ByUser(user.id());
            case Subject.Nobody _, Subject.Undisclosed _, Subject.Other _ -> new Unknown();
        };
    }

    /** When a token expires by its own caveats; empty when it never does. */
    static Optional<Instant> expiry(Inscription token) {
        return token.caveats().stream()
                .flatMap(caveat -> caveat instanceof Caveat.ValidUntil valid
                        ? Optional.of(valid.until()).stream()
                        : Optional.<Instant>empty().stream())
                .min(Comparator.naturalOrder());
    }
}
