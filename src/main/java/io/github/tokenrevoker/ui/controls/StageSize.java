package io.github.tokenrevoker.ui.controls;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Lets a window grow and shrink with its content, and keeps it on the screen meanwhile. */
public final class StageSize {
    private StageSize() {}

    /** Resizes a window to its content; where it would reach beyond the screen's lower edge, it is moved up first. */
    public static void fit(Stage stage) {
        if (!stage.isShowing()) {
            return;
        }
        double decorations = Math.max(0, stage.getHeight() - stage.getScene().getHeight());
        double height = stage.getScene().getRoot().prefHeight(-1) + decorations;
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (stage.getY() + height > screen.getMaxY()) {
            stage.setY(Math.max(screen.getMinY(), screen.getMaxY() - height));
        }
        stage.sizeToScene();
    }
}
