/**
 * The job itself: establish who we are, freeze what will be sent, send it once, prove it. {@link
 * io.github.tokenrevoker.revocation.Revoker} reads from top to bottom.
 */
@NullMarked
package io.github.tokenrevoker.revocation;

import org.jspecify.annotations.NullMarked;
