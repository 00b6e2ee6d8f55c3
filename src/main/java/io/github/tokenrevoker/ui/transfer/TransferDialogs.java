package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Asks in dialogs over the window. */
final class TransferDialogs implements TransferQuestions {
    private final Texts texts = Texts.of(TransferDialogs.class);
    private final WindowContext context;

    TransferDialogs(WindowContext context) {
        this.context = context;
    }

    @Override
    public Optional<Path> fileToImport() {
        return context.fx().call(() -> context.files().toOpen(context.stage(), texts.get("import.title")));
    }

    @Override
    public Optional<Path> fileToExport(String suggestedName) {
        return context.fx()
                .call(() -> context.files().toSave(context.stage(), texts.get("export.title"), suggestedName));
    }

    @Override
    public Optional<ExportDialog.Choice> export(int count) {
        return context.fx().ask(() -> ExportDialog.show(context.stage(), count));
    }

    @Override
    public Optional<char[]> passphrase(String file, boolean again) {
        return context.fx().ask(() -> PassphraseDialog.show(context.stage(), file, again));
    }

    @Override
    public Optional<ImportDialog.Choice> changes(String file, ImportPlan plan, Set<UUID> tokens, TokenHome preferred) {
        return context.fx().ask(() -> ImportDialog.show(context.stage(), file, plan, tokens, preferred));
    }

    @Override
    public Optional<RunbookText> runbook() {
        return context.fx().ask(() -> RunbookDialog.show(context.stage(), System.getenv(), context.background()));
    }
}
