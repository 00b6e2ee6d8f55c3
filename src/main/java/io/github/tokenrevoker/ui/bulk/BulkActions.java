package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.ui.session.ProfileSession;
import javafx.scene.Node;

/** What can be done with many providers. */
public interface BulkActions {
    /** Asks about the chosen ones, and revokes them. */
    void revokeChosen(Node opener);

    /** Asks about those that were not revoked and are safe to try again, and revokes them. */
    void tryAgain(Node opener);

    /** Lets what has been sent come to its end, and sends no more. */
    void stop();

    /** Looks at an open outcome again. */
    void settle(ProfileSession session);
}
