/** The providers that commands work on: how they are selected, where their secrets come from, and how they are printed. */
@NullMarked
package io.github.tokenrevoker.cli.provider;

import org.jspecify.annotations.NullMarked;
