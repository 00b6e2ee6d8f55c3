package io.github.tokenrevoker.ui.dialog;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A modal window over its owner, with the owner's style. */
public final class DialogStage extends Stage {
    public DialogStage(Window owner, String title, Parent content) {
        initOwner(owner);
        initModality(Modality.WINDOW_MODAL);
        setTitle(title);
        setResizable(false);
        Scene scene = new Scene(content);
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        setScene(scene);
    }

    /** Shows the window in the middle of its owner. */
    public void showCentred() {
        show();
        Window owner = getOwner();
        setX(owner.getX() + (owner.getWidth() - getWidth()) / 2);
        setY(owner.getY() + Math.max(0, (owner.getHeight() - getHeight()) / 2));
    }
}
