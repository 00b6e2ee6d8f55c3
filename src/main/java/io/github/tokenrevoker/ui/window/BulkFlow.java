package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.bulk.BulkModel;
import io.github.tokenrevoker.ui.bulk.BulkPage;
import io.github.tokenrevoker.ui.bulk.BulkSurroundings;
import io.github.tokenrevoker.ui.bulk.BulkWorkflow;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.revoke.SettleWorkflow;
import io.github.tokenrevoker.ui.secrets.SecretsWorkflow;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Ties bulk revocation to the rest of the window. */
final class BulkFlow implements BulkSurroundings {
    private final WindowContext context;
    private final ProfileBook book;
    private final SecretsWorkflow source;
    private final SettleWorkflow settling;

    private BulkFlow(WindowContext context, ProfileBook book, SecretsWorkflow source, SettleWorkflow settling) {
        this.context = context;
        this.book = book;
        this.source = source;
        this.settling = settling;
    }

    /** Makes the page of bulk revocation. On the FX thread. */
    static BulkPage page(
            WindowContext context,
            ProfileBook book,
            SecretsWorkflow source,
            SettleWorkflow settling,
            BulkRevoker revoker) {
        BulkModel model = new BulkModel(book.sessions());
        BulkSurroundings surroundings = new BulkFlow(context, book, source, settling);
        return new BulkPage(context, model, BulkWorkflow.inWindow(context, model, revoker, surroundings));
    }

    @Override
    public Settings settings() {
        return context.settings().get();
    }

    @Override
    public Optional<Map<UUID, ProfileSecrets>> secrets(List<ProfileSession> sessions) {
        return source.obtainAll(sessions);
    }

    @Override
    public Optional<String> conclude(ProfileSession session, Concluded concluded) {
        return settling.concludeOneOfMany(session, concluded);
    }

    @Override
    public void settle(ProfileSession session) {
        settling.settle(session);
    }

    @Override
    public void ended(Map<UUID, String> expired) {
        if (!expired.isEmpty()) {
            Map<UUID, UnaryOperator<Profile>> changes = new HashMap<>();
            expired.forEach((id, token) -> changes.put(id, profile -> profile.afterDeathOf(token)));
            book.changeEach(changes);
        }
        settling.refreshJournal();
    }
}
