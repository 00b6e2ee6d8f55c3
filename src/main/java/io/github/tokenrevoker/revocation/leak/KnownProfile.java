package io.github.tokenrevoker.revocation.leak;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.token.ZoneName;
import java.util.Optional;

/**
 * A profile, with what is known of its provider.
 *
 * @param providerId as its own token or an earlier answer of the zone says; empty where neither was seen
 * @param providerName as the zone gave it, if it has been asked
 */
public record KnownProfile(Profile profile, Optional<String> providerId, Optional<String> providerName) {
    /** Whether tokens of that zone are asked about, and revoked, at this profile's address. */
    boolean isOfZone(String inscribed) {
        return ZoneName.compare(inscribed, profile.address()) != ZoneName.STRANGER
                || profile.acceptedZone().equals(Optional.of(inscribed));
    }

    boolean isOf(String provider) {
        return providerId.equals(Optional.of(provider));
    }
}
