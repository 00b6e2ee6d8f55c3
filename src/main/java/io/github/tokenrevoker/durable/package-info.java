/** Files that are whole whenever they are read, whatever happens while they are written. Knows nothing of their content. */
@NullMarked
package io.github.tokenrevoker.durable;

import org.jspecify.annotations.NullMarked;
