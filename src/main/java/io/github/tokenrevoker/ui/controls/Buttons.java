package io.github.tokenrevoker.ui.controls;

import io.github.tokenrevoker.ui.words.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Buttons whose words are never cut. Belongs to the FX thread. */
public final class Buttons {
    private static final double GAP = 10;

    private Buttons() {}

    /** A button that does something when it is pressed. */
    public static Button of(String id, String words, Runnable onPressed) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> onPressed.run());
        return button;
    }

    /** A button with an icon before its words. */
    public static Button of(String id, Feather icon, String words, Runnable onPressed) {
        Button button = of(id, words, onPressed);
        button.setGraphic(new Icon(icon));
        return button;
    }

    /** The button that Enter presses. */
    public static Button main(String id, String words, Runnable onPressed) {
        Button button = of(id, words, onPressed);
        button.setDefaultButton(true);
        return button;
    }

    /** The button that Escape presses; it closes its window. */
    public static Button cancel(String id, String words) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setCancelButton(true);
        button.setOnAction(_ -> button.getScene().getWindow().hide());
        return button;
    }

    /** The buttons at the foot of a dialog, on its right. */
    public static HBox foot(Node... buttons) {
        HBox foot = new HBox(GAP, buttons);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }
}
