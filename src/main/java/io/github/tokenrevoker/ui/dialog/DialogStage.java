package io.github.tokenrevoker.ui.dialog;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A modal window over its owner, with the owner's style. However its content grows, it stays on the screen. */
public final class DialogStage extends Stage {
    /** Of the window and of the desktop around it. */
    private static final double DECORATIONS = 80;

    public DialogStage(Window owner, String title, Region content) {
        initOwner(owner);
        initModality(Modality.WINDOW_MODAL);
        setTitle(title);
        setResizable(false);
        // A pane that keeps to its maximum; the scene itself would not.
        Scene scene = new Scene(new VBox(new FittingScroll(content, content.getPrefWidth(), DECORATIONS)));
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        setScene(scene);
        heightProperty().subscribe(this::keepOnScreen);
    }

    /** Shows the window in the middle of its owner. */
    public void showCentred() {
        show();
        Window owner = getOwner();
        setX(owner.getX() + (owner.getWidth() - getWidth()) / 2);
        setY(owner.getY() + Math.max(0, (owner.getHeight() - getHeight()) / 2));
        keepOnScreen();
    }

    private void keepOnScreen() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (getY() + getHeight() > screen.getMaxY()) {
            setY(Math.max(screen.getMinY(), screen.getMaxY() - getHeight()));
        }
    }
}
