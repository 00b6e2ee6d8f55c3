package io.github.tokenrevoker.ui.leak;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.revocation.leak.KnownProfile;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;

/** What the page needs of the rest of the window. */
public interface LeakSurroundings {
    /** The profiles, those of a running practice zone first. On the FX thread. */
    List<KnownProfile> profiles();

    /** The secrets of a profile, if they can be had without asking the operator. Blocks; the caller closes them. */
    Optional<ProfileSecrets> atHand(UUID profile);

    /**
     * Revokes with one profile through the ordinary confirmation, or with several through that of bulk revocation. Blocks
     * until each has come to its end.
     *
     * @param profiles by their ids
     * @param opener the button that was pressed
     * @return the acts that have an outcome, by their profiles; empty when the operator declined
     */
    Map<UUID, UUID> revoke(Set<UUID> profiles, LeakNote leak, Node opener);

    /**
     * Shows what has become of leaked tokens beside the outcome of the act, and adds it to the journal. Blocks.
     *
     * @throws IOException when the journal does not have it
     */
    void record(UUID profile, LeakedAfter after) throws IOException;

    /** Has a profile handed over whenever an outcome of it that was open is settled. On the FX thread. */
    void onSettled(Consumer<UUID> act);

    /** Asks for a file to read. On the FX thread. */
    Optional<Path> fileToOpen(String title);

    /** Asks for a file to write. On the FX thread. */
    Optional<Path> fileToSave(String title, String suggestedName);

    /**
     * Opens the editor for a new profile. On the FX thread.
     *
     * @param host what its field of the host is filled with
     */
    void addProfile(Optional<OnezoneAddress> host);

    /** Has something done whenever {@link #profiles} may say something else. On the FX thread. */
    void onProfilesChanged(Runnable act);

    /** Starts the practice zone if none runs, and hands it over once it does. On the FX thread. */
    void practise(Consumer<PracticeZone> running);
}
