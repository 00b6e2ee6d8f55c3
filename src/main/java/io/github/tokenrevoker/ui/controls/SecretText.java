package io.github.tokenrevoker.ui.controls;

import javafx.scene.control.TextInputControl;

/** The text of a field that holds a token, a password or a passphrase. */
public final class SecretText {
    private static final String OTHER = "x";

    private SecretText() {}

    /**
     * Empties a field and overwrites its letters. A field keeps its buffer when its text is deleted, and the toolkit keeps
     * the last closed windows; so the buffer is filled with other letters first.
     */
    public static void clear(TextInputControl field) {
        int length = field.getLength();
        if (length > 0) {
            field.setText(OTHER.repeat(length));
        }
        field.clear();
    }
}
