package io.github.tokenrevoker.ui.dialog;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A modal window over its owner, with the owner's style. {@link StageSize#fit} lets it follow its content. */
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
    }

    /** Shows the window in the middle of its owner. */
    public void showCentred() {
        show();
        Window owner = getOwner();
        setX(owner.getX() + (owner.getWidth() - getWidth()) / 2);
        setY(owner.getY() + Math.max(0, (owner.getHeight() - getHeight()) / 2));
        StageSize.fit(this);
    }
}
