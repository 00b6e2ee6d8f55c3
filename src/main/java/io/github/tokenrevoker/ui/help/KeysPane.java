package io.github.tokenrevoker.ui.help;

import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The keys, as this system writes them: those of the window, and those that work in every list, field and dialog. */
final class KeysPane extends GridPane {
    private static final List<Shortcut> EVERYWHERE = List.of(
            new Shortcut("next", new KeyCodeCombination(KeyCode.TAB)),
            new Shortcut("press", new KeyCodeCombination(KeyCode.SPACE)),
            new Shortcut("cancel", new KeyCodeCombination(KeyCode.ESCAPE)));

    /**
     * Builds the pane.
     *
     * @param ofWindow what the keys of the window do, in words
     */
    KeysPane(List<Shortcut> ofWindow) {
        super(24, 10);
        Texts texts = Texts.of(KeysPane.class);
        getStyleClass().add("dialog-content");
        ofWindow.forEach(this::add);
        EVERYWHERE.forEach(shortcut -> add(new Shortcut(texts.get("keys." + shortcut.does()), shortcut.keys())));
    }

    private void add(Shortcut shortcut) {
        Label keys = new Label(shortcut.keys().getDisplayText());
        keys.setMinWidth(Region.USE_PREF_SIZE);
        keys.getStyleClass().add("code");
        addRow(getRowCount(), keys, new WrappedLabel(shortcut.does()));
    }
}
