/** The page of leaked tokens: from a pasted text or a file to evidence that what leaked no longer works. */
@NullMarked
package io.github.tokenrevoker.ui.leak;

import org.jspecify.annotations.NullMarked;
