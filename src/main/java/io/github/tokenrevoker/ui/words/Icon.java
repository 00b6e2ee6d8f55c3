package io.github.tokenrevoker.ui.words;

import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * An icon in its own font from the beginning. A {@link FontIcon} gets it with the style sheets only, and is measured before
 * that: in the system's font, for which every font of the machine is opened in search of a letter that none has.
 */
public final class Icon extends FontIcon {
    private static final String FAMILY = "FeatherIcons";

    /** Made on the FX thread. */
    public Icon(Feather icon) {
        super(icon);
        setFont(Font.font(FAMILY, getIconSize()));
    }
}
