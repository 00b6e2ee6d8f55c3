package io.github.tokenrevoker.ui.confirm;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Keeps clicks and keys that were meant for something else from doing harm. Until the dialog is armed it takes nothing but
 * Escape. Enter never reaches the destructive button and the phrase; elsewhere it counts only when pressed anew: the
 * repeats of an Enter that is held down do nothing.
 */
final class StrayInputGuard {
    private final Button destructive;
    private final Node phrase;
    private final ObservableBooleanValue armed;
    private boolean held;
    private boolean pressedHere;

    StrayInputGuard(Button destructive, Node phrase, ObservableBooleanValue armed) {
        this.destructive = destructive;
        this.phrase = phrase;
        this.armed = armed;
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        // A click counts only as a whole: a press that came before the dialog did must not end in it.
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            pressedHere = armed.get();
            if (!pressedHere) {
                event.consume();
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (!pressedHere) {
                event.consume();
            }
        });
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER) {
            if (!armed.get() && event.getCode() != KeyCode.ESCAPE) {
                event.consume();
            }
            return;
        }
        boolean repeated = held;
        held = true;
        Node focused = destructive.getScene().getFocusOwner();
        if (!armed.get() || repeated || focused == destructive || focused == phrase) {
            event.consume();
        }
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            held = false;
        }
    }
}
