package io.github.tokenrevoker.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.tokenrevoker.settings.Appearance;
import io.github.tokenrevoker.settings.Appearance.ColorTheme;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Toolkit;
import java.net.URL;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;

/** The look: Primer in the colours that are wanted, our own sheet above it, and text of the size that is wanted. */
public final class Theme {
    /** The size of Primer's text, in pixels. */
    private static final double TEXT_SIZE = 14;

    private Theme() {}

    /** Puts our own sheet above the system's look. */
    public static void dress(Scene scene) {
        URL own = Theme.class.getResource("token-revoker.css");
        if (own != null) {
            scene.getStylesheets().add(own.toExternalForm());
        }
    }

    /**
     * Looks as the system asks for. Best called before the first control is made, which would have JavaFX load a look of its
     * own that nobody sees.
     */
    public static void likeSystem() {
        use(ColorTheme.SYSTEM);
    }

    /**
     * Follows the settings and the system from now on, in every window.
     *
     * @return ends it
     */
    public static Subscription follow(ObservableValue<Settings> settings) {
        ObservableValue<Appearance> appearance = settings.map(Settings::appearance);
        ObservableValue<ColorTheme> theme = appearance.map(Appearance::theme);
        ObservableValue<Integer> zoom = appearance.map(Appearance::zoomPercent);
        ListChangeListener<Window> opened = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> zoom(window, zoom.getValue()));
            }
        };
        Window.getWindows().addListener(opened);
        return Subscription.combine(
                theme.subscribe(Theme::use),
                Toolkit.colorSchemeProperty().subscribe((_, _) -> use(theme.getValue())),
                zoom.subscribe(percent -> Window.getWindows().forEach(window -> zoom(window, percent))),
                () -> Window.getWindows().removeListener(opened));
    }

    private static void use(ColorTheme theme) {
        boolean dark = switch (theme) {
            case SYSTEM -> Toolkit.colorSchemeProperty().get() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    private static void zoom(Window window, int percent) {
        if (window.getScene() != null) {
            window.getScene().getRoot().setStyle("-fx-font-size: " + TEXT_SIZE * percent / 100 + "px");
        }
    }
}
