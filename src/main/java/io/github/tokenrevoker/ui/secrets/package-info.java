/**
 * Secrets in the window: where they come from when they are needed, where they are stored, and everything that is asked of a
 * person about them.
 */
@NullMarked
package io.github.tokenrevoker.ui.secrets;

import org.jspecify.annotations.NullMarked;
