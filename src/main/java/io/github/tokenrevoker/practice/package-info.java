/**
 * The practice zone: a small Onezone on loopback that behaves as the real one does, to learn on and to rehearse with.
 * Its tokens are real ones in form and checked by their signatures; they open nothing else.
 */
@NullMarked
package io.github.tokenrevoker.practice;

import org.jspecify.annotations.NullMarked;
