/** What the operator has decided for the whole tool, and the form in which it is kept. */
@NullMarked
package io.github.tokenrevoker.settings;

import org.jspecify.annotations.NullMarked;
