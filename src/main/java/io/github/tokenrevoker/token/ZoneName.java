package io.github.tokenrevoker.token;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;

/** Compares the zone inscribed in a token with the host it is to be sent to. */
enum ZoneName {
    SAME,
    /** One lies below the other, or both lie in one organisation's domain: a proxy's name in front is of this kind. */
    NEARBY,
    STRANGER;

    /** Shorter second-level names, such as {@code ac} or {@code com}, are shared by strangers. */
    private static final int SHORTEST_OWN_NAME = 4;

    static ZoneName compare(String inscribed, OnezoneAddress host) {
        OnezoneAddress zone;
        try {
            zone = OnezoneAddress.parse(inscribed);
        } catch (UnusableAddressException _) {
            return STRANGER;
        }
        if (zone.host().equals(host.host()) || (zone.isLoopback() && host.isLoopback())) {
            return SAME;
        }
        boolean below = isBelow(zone.host(), host.host()) || isBelow(host.host(), zone.host());
        return below || haveOneParent(zone.host(), host.host()) ? NEARBY : STRANGER;
    }

    private static boolean isBelow(String lower, String upper) {
        return lower.endsWith("." + upper) && isOwnDomain(upper);
    }

    private static boolean haveOneParent(String one, String other) {
        String parent = parent(one);
        return parent.equals(parent(other)) && isOwnDomain(parent);
    }

    private static String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? "" : host.substring(dot + 1);
    }

    /** Whether a domain is most likely one organisation's, and not a registry's. */
    private static boolean isOwnDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        boolean digitsOnly = domain.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return !digitsOnly && (labels.length > 2 || (labels.length == 2 && labels[0].length() >= SHORTEST_OWN_NAME));
    }
}
