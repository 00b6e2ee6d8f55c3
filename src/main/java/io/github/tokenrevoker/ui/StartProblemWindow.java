package io.github.tokenrevoker.ui;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Says why the tool does not start on its data folder. */
public final class StartProblemWindow {
    private static final double WIDTH = 460;
    private static final Texts TEXTS = Texts.of(StartProblemWindow.class);

    private StartProblemWindow() {}

    /**
     * Says that another tool has the data folder, where that one's window could not be brought to the front.
     *
     * @param by who has it, in brackets, or empty
     * @param silent whether that one was asked and gave no answer
     */
    public static void showRunning(Stage stage, Path folder, String by, boolean silent) {
        String which = silent ? "silent" : "running";
        show(stage, TEXTS.get(which + ".title"), TEXTS.get(which + ".text", folder, by), "already-running");
    }

    /** Says that the data folder is not safe to use. */
    public static void showUnsafe(Stage stage, Path folder, String why) {
        show(stage, TEXTS.get("unsafe.title"), TEXTS.get("unsafe.text", folder, why), "unsafe-folder");
    }

    private static void show(Stage stage, String titleWords, String words, String id) {
        Theme.likeSystem();
        Label title = new Label(titleWords);
        title.getStyleClass().add(Styles.TITLE_4);
        Label text = new Label(words);
        text.setId(id);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button close = new Button(TEXTS.get("running.close"));
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> stage.close());
        VBox content = new VBox(14, title, text, close);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        Scene scene = new Scene(content);
        Theme.dress(scene);
        stage.setTitle(TEXTS.get("window"));
        stage.setScene(scene);
        stage.show();
    }
}
