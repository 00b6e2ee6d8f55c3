package io.github.tokenrevoker.ui.help;

import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The window of the help. It can stay open beside the work. Belongs to the FX thread. */
public final class HelpWindow {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 640;

    private final Texts texts = Texts.of(HelpWindow.class);
    private final Stage stage = new Stage();
    private final TabPane tabs = new TabPane();

    /**
     * Makes the window; {@link #open} shows it.
     *
     * @param version of the tool
     * @param shortcuts the keys of the window
     * @param diagnostics what can be copied for a report of a problem; has no secrets in it
     */
    public HelpWindow(Window owner, String version, List<Shortcut> shortcuts, Supplier<String> diagnostics) {
        tabs.setId("help");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        tab("results", scrolled(new ResultsPane())),
                        tab("errors", new ErrorsPane()),
                        tab("keys", scrolled(new KeysPane(shortcuts))),
                        tab("about", scrolled(new AboutPane(version, diagnostics))));
        stage.initOwner(owner);
        stage.setTitle(texts.get("title"));
        Scene scene = new Scene(tabs, WIDTH, HEIGHT);
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        // As a filter, because tabs and scrolled panes keep the key to themselves.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                leave(scene);
            }
        });
        FocusGuard.install(scene, () -> tabs);
        stage.setScene(scene);
    }

    /** Shows the window, or brings it to the front. */
    public void open() {
        stage.show();
        stage.toFront();
    }

    /** Ends a search first, where there is one. */
    private void leave(Scene scene) {
        if (scene.getFocusOwner() instanceof TextInputControl search
                && !search.getText().isEmpty()) {
            search.clear();
        } else {
            stage.hide();
        }
    }

    private Tab tab(String key, Node content) {
        Tab tab = new Tab(texts.get(key), content);
        tab.setId("help-" + key);
        return tab;
    }

    private static ScrollPane scrolled(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        return scroll;
    }
}
