/** Where access tokens rest. For now in memory, for the run of the tool. */
@NullMarked
package io.github.tokenrevoker.secret;

import org.jspecify.annotations.NullMarked;
