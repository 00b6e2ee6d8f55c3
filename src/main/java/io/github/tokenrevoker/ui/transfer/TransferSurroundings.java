package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What import and export need of the rest of the tool. On the FX thread, unless it says otherwise. */
public interface TransferSurroundings {
    /** Where tokens are stored by default on this machine. */
    TokenHome preferredHome();

    /**
     * Fetches the tokens that can be had without asking for each. On a virtual thread; waits, also for the passphrase of
     * the vault.
     *
     * @return copies that the caller overwrites, by the ids of the profiles; empty when the operator did not open the vault
     */
    Optional<Map<UUID, AccessToken>> tokens(List<ProfileSession> sessions);

    /** Stores imported tokens where their profiles say. They may be overwritten afterwards. */
    void store(Map<ProfileSession, AccessToken> imported);

    /** Stores an imported token in a place that its profile does not name so far. It may be overwritten afterwards. */
    void store(ProfileSession session, AccessToken imported, TokenHome home);

    /** Opens the editor with what a runbook says. The caller overwrites its token afterwards. */
    void addFromRunbook(RunbookText found);
}
