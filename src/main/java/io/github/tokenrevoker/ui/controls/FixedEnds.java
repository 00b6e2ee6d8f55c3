package io.github.tokenrevoker.ui.controls;

import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * A header and a footer that are always whole, and a middle between them that scrolls when the screen has no room for all of
 * it. The root of a dialog. Belongs to the FX thread.
 */
public final class FixedEnds extends VBox {
    private static final double LEAST_MIDDLE = 72;

    private final Stage stage;
    private final Region header;
    private final Region footer;
    private final double wanted;

    /**
     * Puts the parts together.
     *
     * @param stage the dialog, whose owner must be set
     * @param width of the dialog; heights depend on it, since texts wrap
     * @param height of the dialog as far as the screen has room for it, whatever its parts come to say: it must not move or
     *     grow under the pointer
     */
    public FixedEnds(Stage stage, double width, double height, Region header, Region middle, Region footer) {
        this.stage = stage;
        this.header = header;
        this.footer = footer;
        this.wanted = height;
        setPrefWidth(width);
        header.setMinHeight(USE_PREF_SIZE);
        footer.setMinHeight(USE_PREF_SIZE);
        FittingScroll scroll = new FittingScroll(middle, width);
        scroll.setMinHeight(LEAST_MIDDLE);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll, footer);
    }

    @Override
    protected double computePrefHeight(double ignored) {
        double least = header.prefHeight(getPrefWidth()) + footer.prefHeight(getPrefWidth()) + LEAST_MIDDLE;
        return Math.min(Math.max(wanted, least), StageSize.roomFor(stage));
    }
}
