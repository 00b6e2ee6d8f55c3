package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.transfer.RunbookText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What import and export ask of a person. Each question waits for its answer, on a virtual thread; empty when declined. */
interface TransferQuestions {
    /** Asks which file to import. */
    Optional<Path> fileToImport();

    /** Asks which file to export to. */
    Optional<Path> fileToExport(String suggestedName);

    /** Asks whether so many profiles are exported with their tokens. */
    Optional<ExportDialog.Choice> export(int count);

    /**
     * Asks for the passphrase of a sealed file.
     *
     * @param again whether an earlier one was wrong
     * @return letters that the caller overwrites
     */
    Optional<char[]> passphrase(String file, boolean again);

    /**
     * Shows what an import would change, and asks how.
     *
     * @param tokens the ids of the imported profiles that come with a token
     * @param preferred where their tokens are stored unless the operator says otherwise
     */
    Optional<ImportDialog.Choice> changes(String file, ImportPlan plan, Set<UUID> tokens, TokenHome preferred);

    /** Asks for the text of a runbook. */
    Optional<RunbookText> runbook();
}
