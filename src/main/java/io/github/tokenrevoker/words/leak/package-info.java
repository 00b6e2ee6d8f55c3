/** Leaked tokens in words: what each is, what ends it, whether it works, and the report for the incident file. */
@NullMarked
package io.github.tokenrevoker.words.leak;

import org.jspecify.annotations.NullMarked;
