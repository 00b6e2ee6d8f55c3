package io.github.tokenrevoker.revocation.bulk;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.ProviderKeys;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import java.util.Optional;
import java.util.Set;

/**
 * One provider of a bulk revocation, frozen.
 *
 * @param profile as it was when the operator was asked
 * @param access where the DELETE goes, and with which token
 * @param token what the profile's token says of itself
 * @param seen the check that the operator saw beside the question; empty where it had not come yet
 * @param again the job in its frozen form where an earlier attempt has left it to be asked about again
 */
public record BulkJob(
        Profile profile, Access access, TokenReading token, Optional<CheckReport> seen, Optional<Revocation> again) {
    /** A job that is asked about for the first time. Reads the token; belongs off the FX thread. */
    public static BulkJob of(Profile profile, Access access) {
        return new BulkJob(profile, access, TokenReader.read(access.token()), Optional.empty(), Optional.empty());
    }

    /** The same, with the check that the operator saw. */
    BulkJob seeing(CheckReport report) {
        return new BulkJob(profile, access, token, Optional.of(report), again);
    }

    /** The same, after an attempt that the operator has to be asked about again. */
    public BulkJob again(Revocation revocation) {
        return new BulkJob(profile, access, token, seen, Optional.of(revocation));
    }

    /** Whether this job and another one are of the same profile. */
    boolean isOf(BulkJob other) {
        return profile.id().equals(other.profile.id());
    }

    /** The names of the provider that the token gives away, see {@link ProviderKeys}. */
    Set<String> providerKeys() {
        return ProviderKeys.of(access, token, new Caller.NotEstablished(Caller.Doubt.NOT_ASKED));
    }

    /** The same, with what the zone answers. */
    Set<String> providerKeys(CheckReport report) {
        return ProviderKeys.of(access, token, report.caller());
    }

    /** The host whose turn it takes. */
    String host() {
        return access.address().authority();
    }
}
