/** What the tool's dialogs have in common. */
@NullMarked
package io.github.tokenrevoker.ui.dialog;

import org.jspecify.annotations.NullMarked;
