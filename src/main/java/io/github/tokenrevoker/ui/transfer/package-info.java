/** Import, export, and pasting from a runbook. */
@NullMarked
package io.github.tokenrevoker.ui.transfer;

import org.jspecify.annotations.NullMarked;
