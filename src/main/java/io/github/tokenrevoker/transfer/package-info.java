/** Profiles to and from elsewhere: files of profiles, with and without tokens, and the texts of runbooks. */
@NullMarked
package io.github.tokenrevoker.transfer;

import org.jspecify.annotations.NullMarked;
