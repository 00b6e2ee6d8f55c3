package io.github.tokenrevoker.ui.controls;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the operator for a file. On the FX thread; empty when cancelled. */
public interface FileChoice {
    Optional<Path> toOpen(Window owner, String title);

    /** Asks for a file that may not exist yet; one that does may be overwritten, which has been asked too. */
    Optional<Path> toSave(Window owner, String title, String suggestedName);
}
