/** Small parts of the window that show words: badges, icons, hints, columns of text. */
@NullMarked
package io.github.tokenrevoker.ui.words;

import org.jspecify.annotations.NullMarked;
