package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.controls.Lazy;
import io.github.tokenrevoker.ui.controls.Page;
import java.util.function.Supplier;

/**
 * A page as the navigation knows it.
 *
 * @param id its button in the navigation is {@code nav-} and this; also kept in the settings, so it never changes
 * @param command shows it, and has its name, its icon and its keys
 * @param page made when it is first wanted
 */
record PageEntry(String id, Command command, Lazy<Page> page) {
    PageEntry(String id, Command command, Supplier<Page> maker) {
        this(id, command, new Lazy<>(maker));
    }
}
