package io.github.tokenrevoker.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** The look: Primer in the brightness that the system asks for, and our own sheet above it. */
final class Theme {
    private Theme() {}

    /** Puts our own sheet above the system's look. */
    static void dress(Scene scene) {
        URL own = Theme.class.getResource("token-revoker.css");
        if (own != null) {
            scene.getStylesheets().add(own.toExternalForm());
        }
    }

    /**
     * Looks as the system asks for, and follows it from then on. Best called before the first control is made, which would
     * have JavaFX load a look of its own that nobody sees.
     */
    static void followSystem() {
        Platform.getPreferences().colorSchemeProperty().subscribe(Theme::use);
    }

    private static void use(ColorScheme scheme) {
        Application.setUserAgentStylesheet(
                switch (scheme) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
    }
}
