/** Completion files for shells. */
@NullMarked
package io.github.tokenrevoker.cli.completion;

import org.jspecify.annotations.NullMarked;
