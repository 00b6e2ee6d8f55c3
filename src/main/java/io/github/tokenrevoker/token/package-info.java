/**
 * Reading a serialized token offline: who issued it, whose it is, of what kind and how it is confined. Nothing here needs
 * or gives away the token's signature.
 */
@NullMarked
package io.github.tokenrevoker.token;

import org.jspecify.annotations.NullMarked;
