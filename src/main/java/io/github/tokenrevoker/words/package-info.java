/** What Token Revoker says, in the window and on the command line alike: texts, moments, and words from outside made harmless to show. */
@NullMarked
package io.github.tokenrevoker.words;

import org.jspecify.annotations.NullMarked;
