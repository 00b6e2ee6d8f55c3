/** The settings in force, and the dialog in which they are changed. */
@NullMarked
package io.github.tokenrevoker.ui.settings;

import org.jspecify.annotations.NullMarked;
