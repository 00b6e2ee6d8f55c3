package io.github.tokenrevoker.ui.chosen;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.ui.session.ProfileSession;
import javafx.scene.Node;

/** What can be done with the chosen profile. Called on the FX thread; returns at once. */
public interface ChosenActions {
    void check(ProfileSession session);

    /**
     * Asks for a confirmation, and revokes when it is given.
     *
     * @param opener the button that was pressed
     */
    void revoke(ProfileSession session, Node opener);

    /** Notes the operator's word that the profile's host is meant for the token, though another zone issued it. */
    void acceptZone(ProfileSession session, String zone);

    /** Stops a revocation under way: before the DELETE has left nothing is sent, after that the generation settles it. */
    void stop(ProfileSession session);

    /** Has the operator compare a certificate that was not accepted, and pins it. */
    void compareCertificate(ProfileSession session, PresentedCertificate presented);

    /** Settles an act of an earlier run whose outcome nobody knows. */
    void takeUp(ProfileSession session);

    /** Looks again at an unknown outcome. */
    void settle(ProfileSession session);
}
