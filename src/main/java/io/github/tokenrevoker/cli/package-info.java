/** The commands for terminals, scripts and screen readers, over the same engine as the window. Knows no JavaFX. */
@NullMarked
package io.github.tokenrevoker.cli;

import org.jspecify.annotations.NullMarked;
