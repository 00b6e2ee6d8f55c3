/** The dialog in which a profile is written, and the field into which a token is pasted. */
@NullMarked
package io.github.tokenrevoker.ui.editor;

import org.jspecify.annotations.NullMarked;
