package io.github.tokenrevoker.ui.words;

import io.github.tokenrevoker.profile.Environment;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;

/**
 * A solid bar in the color of an environment, or in that of the practice zone, where nothing is real. It repeats what a word
 * says beside it. Belongs to the FX thread.
 */
public final class EnvironmentBand extends Region {
    private final BooleanProperty practice = new SimpleBooleanProperty();
    private Optional<Environment> environment = Optional.empty();

    /** Makes a bar without a color. */
    public EnvironmentBand() {
        practice.subscribe(this::paint);
    }

    /** Whether it shows practice instead of the environment. */
    public BooleanProperty practiceProperty() {
        return practice;
    }

    /** Takes the color of an environment. */
    public void show(Environment shown) {
        environment = Optional.of(shown);
        paint();
    }

    private void paint() {
        String color = practice.get()
                ? "practice"
                : environment
                        .map(shown -> shown.name().toLowerCase(Locale.ROOT))
                        .orElse("none");
        getStyleClass().setAll("band", "band-" + color);
    }
}
