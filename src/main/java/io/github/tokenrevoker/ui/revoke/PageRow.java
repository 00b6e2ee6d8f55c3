package io.github.tokenrevoker.ui.revoke;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A row of the page of a profile: what it is about on the left, its state in the middle, its one button on the right. */
final class PageRow extends HBox {
    private static final double GAP = 16;
    private static final double TITLE_WIDTH = 96;
    private static final double LINES = 8;

    private final VBox state = new VBox(LINES);

    PageRow(String title, Node... state) {
        super(GAP);
        getStyleClass().add("page-row");
        Label name = new WrappedLabel(title);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setMinWidth(TITLE_WIDTH);
        name.setPrefWidth(TITLE_WIDTH);
        this.state.getChildren().addAll(state);
        this.state.setMinWidth(0);
        HBox.setHgrow(this.state, Priority.ALWAYS);
        getChildren().addAll(name, this.state);
    }

    /** Adds the button of the row. */
    PageRow with(Button button) {
        HBox holder = new HBox(button);
        holder.setAlignment(Pos.TOP_RIGHT);
        holder.setMinWidth(USE_PREF_SIZE);
        getChildren().add(holder);
        return this;
    }
}
