/** The chosen profile: who it is, its token in words, its check, and the red button. */
@NullMarked
package io.github.tokenrevoker.ui.chosen;

import org.jspecify.annotations.NullMarked;
