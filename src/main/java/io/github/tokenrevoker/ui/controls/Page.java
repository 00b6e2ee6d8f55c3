package io.github.tokenrevoker.ui.controls;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What fills the middle of the window while it is chosen in the navigation. Belongs to the FX thread. */
public interface Page {
    /** Returns the same node each time. */
    Region content();

    /** Where the focus goes when its control on this page vanishes: a title or a result, never a destructive control. */
    Node refuge();

    /** Called each time the page has come into sight. */
    default void opened() {}

    /** Called each time the page goes out of sight. Work that has begun there goes on. */
    default void left() {}
}
