package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.ui.session.ProfileSession;
import javafx.scene.Node;

/** What can be done with many providers. */
public interface BulkActions {
    /** Asks about the chosen ones, and revokes them. */
    void revokeChosen(Node opener);

    /** Asks about those that are not proved, and revokes them. */
    void retryUnproved(Node opener);

    /** Lets what is under way come to its end, and begins no more. */
    void stop();

    /** Looks at an unknown outcome again. */
    void settle(ProfileSession session);
}
