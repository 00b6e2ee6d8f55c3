/** Running the practice zone. */
@NullMarked
package io.github.tokenrevoker.cli.practice;

import org.jspecify.annotations.NullMarked;
