/** The list of profiles: search, choose, add, edit, duplicate, delete and undo. */
@NullMarked
package io.github.tokenrevoker.ui.profiles;

import org.jspecify.annotations.NullMarked;
