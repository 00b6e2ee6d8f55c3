package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.secret.ProfileSecrets;
import java.util.Optional;

/**
 * Where a workflow gets the token of a profile and the passwords of its route. Both methods block and belong on a worker's
 * thread. What they return are copies of the caller's own, who closes them:
 *
 * <pre>{@code
 * Optional<ProfileSecrets> obtained = source.obtain(session);
 * if (obtained.isPresent()) {
 *     try (ProfileSecrets secrets = obtained.get()) {
 *         Access access = secrets.access(lease.profile());
 *         …
 *     }
 * }
 * }</pre>
 */
public interface SecretSource {
    /**
     * Returns what the profile needs, from this run, from where it is stored, or from the operator, who is asked if need be.
     *
     * @return a token and every password of the route; empty when the operator declined, or this thread was interrupted
     */
    Optional<ProfileSecrets> obtain(ProfileSession session);

    /**
     * Returns what the profile needs if that can be had without asking the operator anything.
     *
     * @return a token and every password of the route; empty when something of it is missing
     */
    Optional<ProfileSecrets> atHand(ProfileSession session);
}
