package io.github.tokenrevoker.ui.controls;

import atlantafx.base.theme.Tweaks;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Content as high as it likes to be, as long as the screen has room for it; from there on it scrolls. */
public final class FittingScroll extends ScrollPane {
    private final Region content;
    private final double width;

    /**
     * Wraps the content of a dialog.
     *
     * @param width of the content; its height depends on it, since texts wrap
     * @param owner of the dialog, on whose screen it is shown
     * @param besides how much of the screen's height other things need
     */
    public FittingScroll(Region content, double width, Window owner, double besides) {
        this(content, width);
        setMaxHeight(StageSize.screenOf(owner).getHeight() - besides);
    }

    /** Wraps content in a pane that limits the height itself. */
    FittingScroll(Region content, double width) {
        super(content);
        this.content = content;
        this.width = width;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "fitting-scroll");
        VBox.setVgrow(this, Priority.ALWAYS);
        setMinHeight(0);
    }

    /** The pane itself would ask for the height of texts on a single line. */
    @Override
    protected double computePrefHeight(double ignored) {
        return Math.ceil(content.prefHeight(width));
    }
}
