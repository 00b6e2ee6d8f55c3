/** The bar that says that this is practice, and decides how the practice zone answers next. */
@NullMarked
package io.github.tokenrevoker.ui.rehearsal;

import org.jspecify.annotations.NullMarked;
