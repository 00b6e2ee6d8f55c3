package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a bulk revocation needs of the rest of the tool. */
public interface BulkSurroundings {
    /** The settings in force. On the FX thread. */
    Settings settings();

    /**
     * Fetches the tokens and passwords that can be had without asking for each. On a virtual thread; waits, also for the
     * passphrase of the vault.
     *
     * @return the secrets by the ids of the profiles, without those that cannot be had; empty when the operator did not
     *     open the vault
     */
    Optional<Map<UUID, ProfileSecrets>> secrets(List<ProfileSession> sessions);

    /**
     * Shows how a revocation ended, and keeps looking where it is open. On the FX thread.
     *
     * @return the public id of the profile's own token, if it expired with the others
     */
    Optional<String> conclude(ProfileSession session, Concluded concluded);

    /** Looks at an open outcome again. On the FX thread; returns at once. */
    void settle(ProfileSession session);

    /**
     * Takes notice of the end of a run. On the FX thread.
     *
     * @param expired the public ids of tokens that expired in the run, by the ids of their profiles
     */
    void ended(Map<UUID, String> expired);
}
