/** The history of revocations: its state, its table, receipts and exports. */
@NullMarked
package io.github.tokenrevoker.ui.journal;

import org.jspecify.annotations.NullMarked;
