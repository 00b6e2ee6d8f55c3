package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import java.util.Locale;
import java.util.Optional;

/**
 * One provider among many.
 *
 * @param token what the profile's token says of itself
 * @param again the job in its frozen form where an earlier attempt has left it to be asked about again
 */
public record BulkJob(Profile profile, Access access, TokenReading token, Optional<Revocation> again) {
    /** A job that is asked about for the first time. Reads the token; belongs off the FX thread. */
    public static BulkJob of(Profile profile, Access access) {
        return new BulkJob(profile, access, TokenReader.read(access.token()), Optional.empty());
    }

    /** The same, after an attempt that somebody has to be asked about again. */
    public BulkJob again(Revocation revocation) {
        return new BulkJob(profile, access, token, Optional.of(revocation));
    }

    /**
     * Which provider it is, as far as the token says: of which zone, and its id. Two profiles may mean the same one, by other
     * names of the host.
     */
    public Optional<String> provider() {
        return token.legible().flatMap(BulkJob::inscribed);
    }

    private static Optional<String> inscribed(Inscription inscription) {
        return inscription.subject() instanceof Subject.Provider provider
                ? Optional.of(key(inscription.onezoneDomain(), provider.id()))
                : Optional.empty();
    }

    /** Which provider it is, by the zone's own answer. */
    Optional<String> provider(CheckReport report) {
        return provider()
                .or(() -> report.provider().map(details -> key(access.address().host(), details.id())));
    }

    private static String key(String zone, String providerId) {
        return zone.toLowerCase(Locale.ROOT) + " " + providerId;
    }

    /** The host whose turn it takes. */
    String host() {
        return access.address().authority();
    }
}
