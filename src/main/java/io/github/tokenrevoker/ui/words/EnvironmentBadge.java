package io.github.tokenrevoker.ui.words;

import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.words.EnvironmentWords;
import java.util.Locale;
import javafx.scene.control.Label;

/** An environment as a word on its colour: never the colour alone. */
public final class EnvironmentBadge extends Label {
    public EnvironmentBadge(Environment environment) {
        super(word(environment));
        getStyleClass()
                .addAll("environment", "environment-" + environment.name().toLowerCase(Locale.ROOT));
        setMinWidth(USE_PREF_SIZE);
    }

    public static String word(Environment environment) {
        return EnvironmentWords.of(environment);
    }
}
