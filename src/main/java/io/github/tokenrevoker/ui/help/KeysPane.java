package io.github.tokenrevoker.ui.help;

import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The keys, as this system writes them. */
final class KeysPane extends GridPane {
    /** What a key does, by the key of its text. */
    private record Shortcut(String does, KeyCombination keys) {
        static Shortcut plain(String does, KeyCode key) {
            return new Shortcut(does, new KeyCodeCombination(key));
        }

        static Shortcut with(String does, KeyCode key) {
            return new Shortcut(does, new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
        }
    }

    private static final List<Shortcut> ALL = List.of(
            Shortcut.plain("help", KeyCode.F1),
            Shortcut.with("leak", KeyCode.L),
            Shortcut.with("larger", KeyCode.PLUS),
            Shortcut.with("smaller", KeyCode.MINUS),
            Shortcut.with("usual-size", KeyCode.DIGIT0),
            Shortcut.plain("next", KeyCode.TAB),
            Shortcut.plain("press", KeyCode.SPACE),
            Shortcut.plain("cancel", KeyCode.ESCAPE));

    KeysPane() {
        super(24, 10);
        Texts texts = Texts.of(KeysPane.class);
        getStyleClass().add("dialog-content");
        for (Shortcut shortcut : ALL) {
            Label keys = new Label(shortcut.keys().getDisplayText());
            keys.setMinWidth(Region.USE_PREF_SIZE);
            keys.getStyleClass().add("code");
            addRow(getRowCount(), keys, new WrappedLabel(texts.get("keys." + shortcut.does())));
        }
    }
}
