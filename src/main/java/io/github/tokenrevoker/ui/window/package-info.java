/** The shell of the window: navigation, menus, pages, notices, and what a start and a close need. */
@NullMarked
package io.github.tokenrevoker.ui.window;

import org.jspecify.annotations.NullMarked;
