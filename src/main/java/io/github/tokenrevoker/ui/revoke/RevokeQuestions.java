package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.Optional;
import javafx.scene.Node;

/**
 * Everything that is asked of a person around one revocation. Each method blocks until there is an answer, on a worker's
 * thread, and returns empty when the person declined or the thread was interrupted.
 */
public interface RevokeQuestions {
    /**
     * Asks for the confirmation of a revocation, and checks the profile while the person reads.
     *
     * @param access the caller's, who overwrites it; not used any more once this returns
     * @param opener the button that was pressed: the destructive button will not lie under it
     */
    Optional<ConfirmedRevocation> confirm(ProfileSession session, Access access, Node opener);

    /** The same questions, which say for which leaked tokens the revocation is done. */
    default RevokeQuestions about(LeakNote leak) {
        return this;
    }

    /** Asks again, because the revocation is no longer the one that was confirmed. */
    Optional<ConfirmedRevocation> confirmAgain(ProfileSession session, Revocation again, Node opener);

    /** Asks to compare a certificate that was not accepted, and returns the fingerprint to pin. */
    Optional<String> compareCertificate(Profile profile, PresentedCertificate presented);
}
