/** Checking and revoking. */
@NullMarked
package io.github.tokenrevoker.cli.revoke;

import org.jspecify.annotations.NullMarked;
