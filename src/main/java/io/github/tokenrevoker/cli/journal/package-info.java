/** The commands on the journal (audit log). */
@NullMarked
package io.github.tokenrevoker.cli.journal;

import org.jspecify.annotations.NullMarked;
