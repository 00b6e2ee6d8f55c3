/** Revoking the tokens of one provider: checking, confirming, sending, and settling what is still open. */
@NullMarked
package io.github.tokenrevoker.ui.revoke;

import org.jspecify.annotations.NullMarked;
