/** The commands on profiles. */
@NullMarked
package io.github.tokenrevoker.cli.profile;

import org.jspecify.annotations.NullMarked;
