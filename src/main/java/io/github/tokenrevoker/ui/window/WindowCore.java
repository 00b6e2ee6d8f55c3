package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.ProfileFlow;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.revoke.CheckWorkflow;
import io.github.tokenrevoker.ui.revoke.RevokeDialogs;
import io.github.tokenrevoker.ui.revoke.RevokeQuestions;
import io.github.tokenrevoker.ui.revoke.RevokeWorkflow;
import io.github.tokenrevoker.ui.revoke.RevokeWorkflows;
import io.github.tokenrevoker.ui.revoke.SettleWorkflow;
import io.github.tokenrevoker.ui.secrets.Secrets;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.function.Consumer;

/**
 * What the pages of the window share: profiles, journal, secrets, and the workflows over them.
 *
 * @param profiles adds, edits and deletes profiles
 * @param workflows checks, revokes and settles one profile
 */
record WindowCore(
        WindowContext context,
        ProfileBook book,
        JournalStore journal,
        Secrets secrets,
        ProfileFlow profiles,
        RevokeWorkflows workflows) {
    /**
     * Builds it over a window.
     *
     * @param choose shows a profile
     */
    static WindowCore of(WindowContext context, ProfileBook book, Engine engine, Consumer<ProfileSession> choose) {
        JournalStore journal = new JournalStore(engine.journal(), context.background(), context.clock());
        Secrets secrets = Secrets.in(context, book, engine.stores());
        WorkContext work = context.work();
        RevokeQuestions questions = new RevokeDialogs(context, engine.preflight(), book);
        SettleWorkflow settling =
                new SettleWorkflow(book, secrets.source(), engine.preflight(), engine.revoker(), journal, work);
        return new WindowCore(
                context,
                book,
                journal,
                secrets,
                new ProfileFlow(context, book, secrets, choose),
                new RevokeWorkflows(
                        new RevokeWorkflow(secrets.source(), questions, engine.revoker(), settling, work),
                        new CheckWorkflow(book, secrets.source(), questions, engine.preflight(), work),
                        settling));
    }
}
