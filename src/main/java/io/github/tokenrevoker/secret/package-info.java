/** Where access tokens rest: the keyring of the operating system, an encrypted vault, or memory for this run only. */
@NullMarked
package io.github.tokenrevoker.secret;

import org.jspecify.annotations.NullMarked;
