/** What every command works with: options, exit codes, the engine, and the end by Ctrl+C. */
@NullMarked
package io.github.tokenrevoker.cli.command;

import org.jspecify.annotations.NullMarked;
