/** Outcomes in words: what happened, what it means for the tokens, what to do next. */
@NullMarked
package io.github.tokenrevoker.words.outcome;

import org.jspecify.annotations.NullMarked;
