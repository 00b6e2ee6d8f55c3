package io.github.tokenrevoker.ui.leak;

import io.github.tokenrevoker.words.Texts;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Where a text is pasted, which is read by itself and then forgotten. Belongs to the FX thread. */
final class LeakText extends StackPane {
    private static final int ROWS = 4;

    /** The typing or pasting is over when nothing comes for so long. */
    private static final Duration PAUSE = Duration.millis(300);

    private final Texts texts;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private TextArea area;

    /**
     * Makes an empty one.
     *
     * @param busy while it is true, nothing is read
     * @param read takes what was pasted; the text stays until {@link #forget}
     */
    LeakText(Texts texts, ObservableValue<Boolean> busy, Consumer<String> read) {
        this.texts = texts;
        this.area = area();
        getChildren().setAll(area);
        typing.setOnFinished(_ -> {
            if (busy.getValue()) {
                typing.playFromStart();
            } else {
                read.accept(area.getText());
            }
        });
    }

    private TextArea area() {
        TextArea fresh = new TextArea();
        fresh.setId("leak-text");
        fresh.setPromptText(texts.get("prompt"));
        fresh.setPrefRowCount(ROWS);
        fresh.setMinHeight(USE_PREF_SIZE);
        fresh.setWrapText(true);
        fresh.setAccessibleText(texts.get("prompt"));
        fresh.addEventFilter(KeyEvent.KEY_PRESSED, LeakText::leaveWithTab);
        fresh.textProperty().subscribe((_, now) -> {
            if (now.isBlank()) {
                typing.stop();
            } else {
                typing.playFromStart();
            }
        });
        return fresh;
    }

    private static void leaveWithTab(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (event.getCode() == KeyCode.TAB && plain && event.getSource() instanceof TextArea area) {
            boolean _ = area.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    /** Takes a new control, because the old one keeps the text to undo its removal. */
    void forget() {
        typing.stop();
        boolean focused = area.isFocused();
        area = area();
        getChildren().setAll(area);
        if (focused) {
            area.requestFocus();
        }
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }
}
