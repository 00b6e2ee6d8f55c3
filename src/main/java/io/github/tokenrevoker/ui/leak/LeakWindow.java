package io.github.tokenrevoker.ui.leak;

import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.words.Texts;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window that shows the page of leaked tokens. Belongs to the FX thread. */
public final class LeakWindow {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 760;
    /** What a desktop puts around a window, or a little more. */
    private static final double TITLE_BAR = 48;

    private final Stage stage = new Stage();
    private final LeakPage page;

    public LeakWindow(Stage owner, LeakPage page) {
        this.page = page;
        stage.initOwner(owner);
        stage.setTitle(Texts.of(LeakWindow.class).get("title"));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene =
                new Scene(page, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight() - TITLE_BAR));
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::close);
        FocusGuard.install(scene, page::refuge);
        stage.setScene(scene);
    }

    public void open() {
        stage.show();
        stage.toFront();
        page.open();
    }
}
