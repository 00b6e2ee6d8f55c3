package io.github.tokenrevoker.ui.profiles;

import io.github.tokenrevoker.ui.session.ProfileSession;

/** What can be done with profiles. Called on the FX thread; returns at once. */
public interface ProfileActions {
    void add();

    void edit(ProfileSession session);

    void duplicate(ProfileSession session);

    /** Deletes at once; undoing is offered. */
    void delete(ProfileSession session);

    /** Asks for a file of profiles, and shows what it would change. */
    void importProfiles();

    /** Asks what to export, and where to. */
    void exportProfiles();

    /** Asks for a text of a runbook, and makes a profile of it. */
    void pasteFromRunbook();

    /** Starts the practice zone, or goes to its profile when it runs already. */
    void startPractice();
}
