package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.settings.Appearance;
import io.github.tokenrevoker.ui.settings.SettingsStore;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys that change the size of all text, as in a browser. */
final class Zoom {
    private Zoom() {}

    static void install(Scene scene, SettingsStore settings) {
        bind(scene, settings, List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD), Appearance::larger);
        bind(scene, settings, List.of(KeyCode.MINUS, KeyCode.SUBTRACT), Appearance::smaller);
        bind(
                scene,
                settings,
                List.of(KeyCode.DIGIT0, KeyCode.NUMPAD0),
                appearance -> appearance.withZoomPercent(Appearance.DEFAULT.zoomPercent()));
    }

    private static void bind(
            Scene scene, SettingsStore settings, List<KeyCode> keys, UnaryOperator<Appearance> change) {
        Runnable act = () -> settings.change(all -> all.withAppearance(change.apply(all.appearance())));
        for (KeyCode key : keys) {
            // A plus needs the shift key on many keyboards.
            scene.getAccelerators()
                    .put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY), act);
        }
    }
}
