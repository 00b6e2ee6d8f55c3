/** The journal in words and in files for others: acts, damages, receipts, tables. */
@NullMarked
package io.github.tokenrevoker.words.journal;

import org.jspecify.annotations.NullMarked;
