/** Where secrets are stored: the operating system's keyring, an encrypted vault, or memory only. */
@NullMarked
package io.github.tokenrevoker.secret;

import org.jspecify.annotations.NullMarked;
