/** Small parts that every window shares: dialogs, their sizes, the focus, the choice of a file. */
@NullMarked
package io.github.tokenrevoker.ui.controls;

import org.jspecify.annotations.NullMarked;
