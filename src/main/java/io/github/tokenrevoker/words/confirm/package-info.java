/** What must be weighed before a revocation, in words. */
@NullMarked
package io.github.tokenrevoker.words.confirm;

import org.jspecify.annotations.NullMarked;
