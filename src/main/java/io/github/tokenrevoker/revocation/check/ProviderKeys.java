package io.github.tokenrevoker.revocation.check;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReading;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names by which one provider can be recognized in several profiles: two that share a name mean the same provider. */
public final class ProviderKeys {
    private ProviderKeys() {}

    /** All names that token and caller give away; the token itself is one of them where it cannot be read. */
    public static Set<String> of(Access access, TokenReading token, Caller caller) {
        String host = access.address().host();
        Set<String> keys = new HashSet<>();
        if (token.legible().isEmpty()) {
            keys.add("token " + host.toLowerCase(Locale.ROOT) + " "
                    + access.token().digest());
        }
        token.legible().ifPresent(inscription -> {
            if (inscription.subject() instanceof Subject.Provider provider) {
                keys.add(provider(inscription.onezoneDomain(), provider.id()));
                keys.add(provider(host, provider.id()));
            }
            keys.add("token " + host.toLowerCase(Locale.ROOT) + " " + inscription.id());
        });
        if (caller instanceof Caller.Established known) {
            keys.add(provider(host, known.provider().id()));
        }
        return keys;
    }

    private static String provider(String zone, String id) {
        return "provider " + zone.toLowerCase(Locale.ROOT) + " " + id;
    }
}
