package io.github.tokenrevoker.ui;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.words.Icon;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** One line at the foot of the window that stays until it is answered, closed or replaced. */
final class NoticeBar extends HBox {
    private final Label text = new Label();
    private final Button action = new Button();
    private Runnable whenGone = () -> {};

    NoticeBar(String closeWords) {
        super(12);
        setId("notice");
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("notice-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        action.setId("notice-action");
        action.setMinWidth(Region.USE_PREF_SIZE);
        Button close = new Button(null, new Icon(Feather.X));
        close.setId("notice-close");
        close.setAccessibleText(closeWords);
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setOnAction(_ -> hide());
        getChildren().addAll(text, action, close);
        hide();
    }

    /** What can be done about a notice. */
    record Remedy(String words, Runnable action) {}

    void show(String words, Optional<Remedy> remedy) {
        show(words, remedy, () -> {});
    }

    /**
     * Shows a notice.
     *
     * @param gone told when the notice has been closed or replaced without its remedy having been taken
     */
    void show(String words, Optional<Remedy> remedy, Runnable gone) {
        whenGone.run();
        whenGone = gone;
        text.setText(words);
        action.setVisible(remedy.isPresent());
        action.setManaged(remedy.isPresent());
        remedy.ifPresent(offered -> {
            action.setText(offered.words());
            action.setOnAction(_ -> {
                whenGone = () -> {};
                hide();
                offered.action().run();
            });
        });
        setVisible(true);
        setManaged(true);
    }

    void hide() {
        whenGone.run();
        whenGone = () -> {};
        setVisible(false);
        setManaged(false);
    }
}
