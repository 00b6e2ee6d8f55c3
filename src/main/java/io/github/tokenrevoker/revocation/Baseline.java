package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import java.util.Optional;

/**
 * What a later generation is measured against.
 *
 * <p>A generation that grew is evidence only for a caller that is established as a provider: a zone administrator's own
 * token is answered 204 as well, and its generation grows, with nothing revoked. Whom a token speaks for never changes, so
 * the caller may also be established after the DELETE, by the same token at the same address. The generation before must
 * have been read before the DELETE; no later answer can stand in for it.
 *
 * @param caller whom the zone takes us for
 * @param before the generation just before the DELETE; empty when it could not be read
 * @param provider the only provider that counts as the caller, where the token may be another one than the act's; empty for
 *     the token that the DELETE was sent with
 */
public record Baseline(Caller caller, Optional<Generation> before, Optional<String> provider) {
    static Baseline of(CheckReport report) {
        return new Baseline(report.caller(), report.generation(), Optional.empty());
    }

    boolean isCallerEstablished() {
        return caller instanceof Caller.Established;
    }

    /** Whether a generation read now counts the same provider's revocations as the one before. */
    boolean isComparable() {
        return provider.isEmpty() || isCallerEstablished();
    }

    /** Whether asking again may establish the caller. */
    boolean mayBecomeEstablished() {
        return caller instanceof Caller.NotEstablished unknown
                && unknown.doubt().isPassing();
    }

    /** The same with another answer to who the caller is. */
    Baseline judging(Caller judged) {
        boolean another = judged instanceof Caller.Established known
                && provider.isPresent()
                && !provider.get().equals(known.provider().id());
        return new Baseline(
                another ? new Caller.NotEstablished(Caller.Doubt.ANOTHER_PROVIDER) : judged, before, provider);
    }
}
