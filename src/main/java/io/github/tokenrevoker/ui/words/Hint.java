package io.github.tokenrevoker.ui.words;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * What a control says while the pointer rests on it. A tooltip is a window of its own; it is made when the pointer first comes,
 * since most are never seen, and a list has many.
 */
public final class Hint {
    private Hint() {}

    /** Gives the control its words. On the FX thread. */
    public static void on(Control control, String words) {
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> {
            if (control.getTooltip() == null) {
                control.setTooltip(new Tooltip(words));
            }
        });
    }
}
