/** The dialog that cannot be undone. Only here is a revocation confirmed. */
@NullMarked
package io.github.tokenrevoker.ui.confirm;

import org.jspecify.annotations.NullMarked;
