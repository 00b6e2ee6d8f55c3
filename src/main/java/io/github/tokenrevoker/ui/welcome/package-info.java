/** The first start: what Token Revoker is for, in three steps. */
@NullMarked
package io.github.tokenrevoker.ui.welcome;

import org.jspecify.annotations.NullMarked;
