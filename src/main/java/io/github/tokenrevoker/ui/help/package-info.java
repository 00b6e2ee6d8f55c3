/** What the operator can look up: what each result and each error id means, the keys, and which version this is. */
@NullMarked
package io.github.tokenrevoker.ui.help;

import org.jspecify.annotations.NullMarked;
