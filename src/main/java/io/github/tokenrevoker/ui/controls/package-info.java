/** Small parts that every window shares. */
@NullMarked
package io.github.tokenrevoker.ui.controls;

import org.jspecify.annotations.NullMarked;
