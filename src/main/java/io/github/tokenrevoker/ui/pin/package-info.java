/** The comparison of a certificate's fingerprint before it is pinned. */
@NullMarked
package io.github.tokenrevoker.ui.pin;

import org.jspecify.annotations.NullMarked;
