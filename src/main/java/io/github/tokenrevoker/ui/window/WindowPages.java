package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.ui.bulk.BulkPage;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.ui.controls.Lazy;
import io.github.tokenrevoker.ui.controls.Page;
import io.github.tokenrevoker.ui.journal.JournalPage;
import io.github.tokenrevoker.ui.leak.LeakPage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.WindowEvent;

/** The list of pages: a page more is a line more in {@link #entries}. */
final class WindowPages {
    private final WindowCore core;
    private final Engine engine;
    private final String version;
    private final Consumer<Command> show;
    private final Lazy<BulkPage> bulk = new Lazy<>(this::makeBulk);

    /**
     * Makes the list, and no page yet.
     *
     * @param version of the tool, for reports
     * @param show shows the page of a command
     */
    WindowPages(WindowCore core, Engine engine, String version, Consumer<Command> show) {
        this.core = core;
        this.engine = engine;
        this.version = version;
        this.show = show;
    }

    /**
     * Lists the pages; all but the first are made when they are first wanted.
     *
     * @param settings makes the page of the settings
     */
    List<PageEntry> entries(ProvidersPage providers, Supplier<Page> settings) {
        return List.of(
                new PageEntry("profiles", Command.PROVIDERS, () -> providers),
                new PageEntry("bulk", Command.BULK, bulk::get),
                new PageEntry("leak", Command.LEAKED_TOKENS, this::leak),
                new PageEntry("journal", Command.JOURNAL, () -> new JournalPage(core.context(), core.journal())),
                new PageEntry("settings", Command.SETTINGS, settings));
    }

    private BulkPage makeBulk() {
        BulkRevoker revoker = new BulkRevoker(
                engine.preflight(),
                engine.revoker(),
                core.context().background().workers());
        return BulkFlow.page(
                core.context(),
                core.book(),
                core.secrets().source(),
                core.workflows().settle(),
                revoker);
    }

    /** Its tokens are overwritten with all others, and when the window closes. */
    private LeakPage leak() {
        LeakFlow flow = new LeakFlow(
                core.context(),
                core.book(),
                core.secrets().source(),
                new LeakFlow.Acts(core.workflows().revoke(), this::revokeMany),
                core.profiles(),
                new LeakFlow.Records(core.journal(), engine.leakRecorder()));
        LeakPage page = new LeakPage(core.context().work(), engine.leaks(), flow, version);
        var _ = core.book().alsoForget(page::clear);
        core.context().stage().addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> page.clear());
        return page;
    }

    /** Shows the bulk revocation while it is under way, and the leaked tokens with the evidence after it. */
    private void revokeMany(Set<UUID> profiles, LeakNote leak) {
        BulkPage page = core.context().fx().call(() -> {
            show.accept(Command.BULK);
            return bulk.get();
        });
        page.revoke(profiles, leak);
        core.context().fx().run(() -> show.accept(Command.LEAKED_TOKENS));
    }
}
