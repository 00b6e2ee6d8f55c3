/** The start of the tool and its wiring: the one place where objects are made and handed their collaborators. */
@NullMarked
package io.github.tokenrevoker;

import org.jspecify.annotations.NullMarked;
