/** What is established before a DELETE: whose token it is, which token generation is in force, and whether the operator stops. */
@NullMarked
package io.github.tokenrevoker.revocation.check;

import org.jspecify.annotations.NullMarked;
