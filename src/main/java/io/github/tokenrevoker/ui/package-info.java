/** The window and the flows that lead through it. */
@NullMarked
package io.github.tokenrevoker.ui;

import org.jspecify.annotations.NullMarked;
