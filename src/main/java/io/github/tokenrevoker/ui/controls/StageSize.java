package io.github.tokenrevoker.ui.controls;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Keeps a window whole on a screen, also while it grows and shrinks with its content. */
public final class StageSize {
    /** What a desktop puts around a window, or a little more, for as long as the window itself can't tell. */
    private static final double DECORATIONS = 40;
    /** No desktop puts more around a window; while it is being resized, the difference of its sizes says nothing. */
    private static final double MAX_DECORATIONS = 80;

    private StageSize() {}

    /** Returns the usable part of the screen on which most of a window lies; of the primary screen while it lies on none. */
    public static Rectangle2D screenOf(Window window) {
        Rectangle2D best = Screen.getPrimary().getVisualBounds();
        double most = 0;
        for (Screen screen : Screen.getScreens()) {
            double shared = shared(window, screen.getBounds());
            if (shared > most) {
                most = shared;
                best = screen.getVisualBounds();
            }
        }
        return best;
    }

    private static double shared(Window window, Rectangle2D screen) {
        double width = Math.min(window.getX() + window.getWidth(), screen.getMaxX())
                - Math.max(window.getX(), screen.getMinX());
        double height = Math.min(window.getY() + window.getHeight(), screen.getMaxY())
                - Math.max(window.getY(), screen.getMinY());
        return width > 0 && height > 0 ? width * height : 0;
    }

    /** Returns the height of a window's title bar and borders. */
    static double decorations(Stage stage) {
        // A window that is just being shown has no height yet.
        return stage.isShowing() && !Double.isNaN(stage.getHeight())
                ? Math.max(0, stage.getHeight() - stage.getScene().getHeight())
                : DECORATIONS;
    }

    /** Returns how high the content of a dialog may be, so that the dialog is whole on the screen of its owner. */
    public static double roomFor(Stage dialog) {
        Window owner = dialog.getOwner();
        return screenOf(owner == null ? dialog : owner).getHeight()
                - Math.clamp(decorations(dialog), DECORATIONS, MAX_DECORATIONS);
    }

    /** Resizes a window to its content; where it would reach beyond the screen's lower edge, it is moved up first. */
    public static void fit(Stage stage) {
        if (!stage.isShowing()) {
            return;
        }
        double height = stage.getScene().getRoot().prefHeight(-1) + decorations(stage);
        Rectangle2D screen = screenOf(stage.getOwner() == null ? stage : stage.getOwner());
        if (stage.getY() + height > screen.getMaxY()) {
            stage.setY(Math.max(screen.getMinY(), screen.getMaxY() - height));
        }
        stage.sizeToScene();
    }

    /**
     * Places a dialog in the middle of its owner, as far as it is whole on that screen. Before it is shown its size is taken
     * from its content, so that it need not move afterwards.
     */
    public static void centre(Stage dialog) {
        Window owner = dialog.getOwner();
        Rectangle2D screen = screenOf(owner);
        double width = dialog.isShowing()
                ? dialog.getWidth()
                : dialog.getScene().getRoot().prefWidth(-1);
        double height = dialog.isShowing()
                ? dialog.getHeight()
                : dialog.getScene().getRoot().prefHeight(-1) + DECORATIONS;
        dialog.setX(within(owner.getX() + (owner.getWidth() - width) / 2, screen.getMinX(), screen.getMaxX() - width));
        dialog.setY(
                within(owner.getY() + (owner.getHeight() - height) / 2, screen.getMinY(), screen.getMaxY() - height));
    }

    private static double within(double wanted, double least, double most) {
        return Math.max(least, Math.min(wanted, most));
    }
}
