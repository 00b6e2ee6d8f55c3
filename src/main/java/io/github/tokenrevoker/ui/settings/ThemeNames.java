package io.github.tokenrevoker.ui.settings;

import io.github.tokenrevoker.settings.Appearance.ColorTheme;
import io.github.tokenrevoker.words.Texts;
import javafx.util.StringConverter;

/** The names of the colour themes, for a list that only offers them. */
final class ThemeNames extends StringConverter<ColorTheme> {
    private final Texts texts;

    ThemeNames(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(ColorTheme theme) {
        return texts.get("theme." + theme);
    }

    @Override
    public ColorTheme fromString(String name) {
        throw new UnsupportedOperationException("the list is not editable");
    }
}
