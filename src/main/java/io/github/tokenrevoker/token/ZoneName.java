package io.github.tokenrevoker.token;

import io.github.tokenrevoker.host.IpLiteral;
import io.github.tokenrevoker.host.PublicSuffixes;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import java.util.Optional;

/** Compares the zone inscribed in a token with the host it is to be sent to. */
public enum ZoneName {
    /** The zone's own name, or this very machine by any of its names. */
    SAME,
    /**
     * One lies below the other, or both directly below the same domain, within one registered domain. The name of a proxy in
     * front of a Onezone is of this kind. Names below a public suffix, such as two hosts of one cloud, are strangers.
     */
    NEARBY,
    STRANGER;

    /** Compares the domain that stands in a token with a host; anything that is no domain is a stranger. */
    public static ZoneName compare(String inscribed, OnezoneAddress host) {
        OnezoneAddress zone;
        try {
            zone = OnezoneAddress.parse(inscribed);
        } catch (UnusableAddressException _) {
            return STRANGER;
        }
        if (zone.host().equals(host.host()) || (zone.isLoopback() && host.isLoopback())) {
            return SAME;
        }
        if (isAddress(zone) || isAddress(host)) {
            return STRANGER;
        }
        return areRelated(zone.host(), host.host()) && haveOneOwner(zone.host(), host.host()) ? NEARBY : STRANGER;
    }

    private static boolean isAddress(OnezoneAddress zone) {
        return zone.host().startsWith("[") || IpLiteral.isIpv4(zone.host());
    }

    private static boolean areRelated(String one, String other) {
        return one.endsWith("." + other)
                || other.endsWith("." + one)
                || parent(one).equals(parent(other));
    }

    private static boolean haveOneOwner(String one, String other) {
        Optional<String> owned = PublicSuffixes.registeredDomain(one);
        return owned.isPresent() && owned.equals(PublicSuffixes.registeredDomain(other));
    }

    /** The domain that a host is in; of a single label itself. */
    private static String parent(String host) {
        return host.substring(host.indexOf('.') + 1);
    }
}
