package io.github.tokenrevoker.ui.editor;

import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.secrets.KeyringState;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Window;

/**
 * What every editor works with.
 *
 * @param owner of its dialog
 * @param keyring whether there is a system keyring
 * @param discarded called on the FX thread when the editor was cancelled after something had been entered
 */
public record EditorContext(
        Window owner,
        Background background,
        Clock clock,
        ReadOnlyObjectProperty<KeyringState> keyring,
        FileChoice files,
        Consumer<UnsavedEdit> discarded) {}
