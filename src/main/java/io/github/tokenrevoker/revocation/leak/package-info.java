/**
 * Tokens that leaked: whose they are, which profile can revoke them, what ends each of them, and whether they still work.
 * Asks; ends nothing itself.
 */
@NullMarked
package io.github.tokenrevoker.revocation.leak;

import org.jspecify.annotations.NullMarked;
