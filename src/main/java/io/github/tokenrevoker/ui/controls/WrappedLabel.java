package io.github.tokenrevoker.ui.controls;

import javafx.scene.control.Label;

/** A label that takes as many lines as its words need, and is never cut. Belongs to the FX thread. */
public final class WrappedLabel extends Label {
    /** Makes one without an id. */
    public WrappedLabel(String words) {
        super(words);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }

    /** Makes one whose words may be empty for a while. */
    public WrappedLabel(String id, String words) {
        this(words);
        setId(id);
    }
}
