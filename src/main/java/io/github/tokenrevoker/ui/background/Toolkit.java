package io.github.tokenrevoker.ui.background;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Scene;

/** What is asked of the toolkit as a whole. */
public final class Toolkit {
    private Toolkit() {}

    /** Runs something once the scene has been laid out the next time, which is asked for. On the FX thread. */
    public static void afterNextLayout(Scene scene, Runnable action) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                action.run();
            }
        });
        Platform.requestNextPulse();
    }

    /** The colours that the system asks for. On the FX thread. */
    public static ReadOnlyObjectProperty<ColorScheme> colorSchemeProperty() {
        return Platform.getPreferences().colorSchemeProperty();
    }

    /** Ends the toolkit, from any thread. */
    public static void exit() {
        Platform.exit();
    }
}
