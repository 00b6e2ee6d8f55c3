/**
 * The append-only record of every revocation: what was intended, and its outcome. Each line carries the hash of the one
 * before it, so that a change of what lies further back shows. Knows nothing of Onezone, profiles or tokens.
 */
@NullMarked
package io.github.tokenrevoker.journal;

import org.jspecify.annotations.NullMarked;
