/** How a revocation ended, in words: panel, plain-text report, equal curl command. */
@NullMarked
package io.github.tokenrevoker.ui.outcome;

import org.jspecify.annotations.NullMarked;
