/** Finding leaked tokens, and asking whether they still work. */
@NullMarked
package io.github.tokenrevoker.cli.leak;

import org.jspecify.annotations.NullMarked;
