/** The settings in force, and the page on which they are changed. */
@NullMarked
package io.github.tokenrevoker.ui.settings;

import org.jspecify.annotations.NullMarked;
