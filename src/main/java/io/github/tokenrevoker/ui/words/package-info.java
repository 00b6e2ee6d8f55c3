/** The window's words: resource bundles, moments, and texts from outside made harmless to show. */
@NullMarked
package io.github.tokenrevoker.ui.words;

import org.jspecify.annotations.NullMarked;
