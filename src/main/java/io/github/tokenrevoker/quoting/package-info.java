/** How foreign values are written into shell commands, JSON, tables, pages and reports: one class for each target. */
@NullMarked
package io.github.tokenrevoker.quoting;

import org.jspecify.annotations.NullMarked;
