package io.github.tokenrevoker.ui.welcome;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page of the first start: what the tool is for, its three steps, and two ways to begin. */
public final class WelcomePane extends VBox {
    private static final double GAP = 16;
    private static final double LINES = 4;

    private final Texts texts = Texts.of(WelcomePane.class);

    /**
     * Builds the page.
     *
     * @param practice starts the practice zone
     * @param add asks for a first profile
     */
    public WelcomePane(Runnable practice, Runnable add) {
        getStyleClass().add("welcome");
        Label title = new WrappedLabel("welcome-title", texts.get("title"));
        title.getStyleClass().add(Styles.TITLE_2);
        Button tryIt = Buttons.of("welcome-practice", Feather.PLAY_CIRCLE, texts.get("practice"), practice);
        tryIt.getStyleClass().add(Styles.ACCENT);
        Button addProvider = Buttons.of("welcome-add", Feather.PLUS, texts.get("add"), add);
        VBox column = new VBox(
                GAP,
                new Icon(Feather.SHIELD),
                title,
                new WrappedLabel(texts.get("text")),
                step(1, "step.profile"),
                step(2, "step.check"),
                step(3, "step.revoke"),
                new FlowPane(GAP, GAP, tryIt, addProvider),
                new WrappedLabel(texts.get("practice.hint")));
        column.getStyleClass().add("welcome-column");
        getChildren().add(column);
    }

    private HBox step(int number, String key) {
        Label digit = new Label(Integer.toString(number));
        digit.getStyleClass().add("welcome-number");
        digit.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label name = new WrappedLabel(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        VBox lines = new VBox(LINES, name, new WrappedLabel(texts.get(key + ".text")));
        HBox.setHgrow(lines, Priority.ALWAYS);
        return new HBox(GAP, digit, lines);
    }
}
