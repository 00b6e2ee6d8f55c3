package io.github.tokenrevoker.ui.controls;

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

    /** The height of a row of buttons with its margins. */
    private static final double FOOTER = 64;

    /**
     * Makes the window; {@link #showCentred} shows it.
     *
     * @param footer stays in sight below the content, however high that is
     */
    public DialogStage(Window owner, String title, Region content, Region... footer) {
        initOwner(owner);
        initModality(Modality.WINDOW_MODAL);
        setTitle(title);
        setResizable(false);
        VBox root = new VBox(
                new FittingScroll(content, content.getPrefWidth(), owner, DECORATIONS + footer.length * FOOTER));
        for (Region part : footer) {
            part.setPrefWidth(content.getPrefWidth());
            part.setMinHeight(Region.USE_PREF_SIZE);
            part.getStyleClass().add("dialog-footer");
            root.getChildren().add(part);
        }
        // The pane keeps to its maximum; the scene itself would not.
        Scene scene = new Scene(root);
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        FocusGuard.install(scene, () -> content);
        setScene(scene);
    }

    /** Shows the window in the middle of its owner, whole on that screen. */
    public void showCentred() {
        getScene().getRoot().applyCss();
        StageSize.centre(this);
        show();
        StageSize.fit(this);
        StageSize.centre(this);
    }
}
