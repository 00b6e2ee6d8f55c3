/** The terminal, or what stands in its place: lines, colours, questions, secrets typed without echo. */
@NullMarked
package io.github.tokenrevoker.cli.terminal;

import org.jspecify.annotations.NullMarked;
