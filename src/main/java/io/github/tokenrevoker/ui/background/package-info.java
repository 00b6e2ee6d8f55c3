/** The one place where work leaves the FX thread and its results come back to it. */
@NullMarked
package io.github.tokenrevoker.ui.background;

import org.jspecify.annotations.NullMarked;
