package io.github.tokenrevoker.ui.controls;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What Escape does in a field. */
public final class EscapeKey {
    private EscapeKey() {}

    /** Has Escape clear a search; in an empty one the key goes on to what the field stands in. Returns the field. */
    public static <F extends TextInputControl> F clears(F search) {
        search.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                pressed.consume();
            }
        });
        return search;
    }
}
