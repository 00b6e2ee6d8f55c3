package io.github.tokenrevoker.ui;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.words.Texts;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Says that another tool has the data folder, where that one's window could not be brought to the front. */
public final class AlreadyRunningWindow {
    private static final double WIDTH = 460;

    private AlreadyRunningWindow() {}

    public static void show(Stage stage, Path folder) {
        Theme.followSystem();
        Texts texts = Texts.of(AlreadyRunningWindow.class);
        Label title = new Label(texts.get("running.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        Label text = new Label(texts.get("running.text", folder));
        text.setId("already-running");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button close = new Button(texts.get("running.close"));
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> stage.close());
        VBox content = new VBox(14, title, text, close);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        Scene scene = new Scene(content);
        Theme.dress(scene);
        stage.setTitle(texts.get("window"));
        stage.setScene(scene);
        stage.show();
    }
}
