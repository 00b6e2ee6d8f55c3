/** What the tool's dialogs have in common, and the questions for files. */
@NullMarked
package io.github.tokenrevoker.ui.dialog;

import org.jspecify.annotations.NullMarked;
