/** The start of the tool: arguments, data folders, the single instance, the log and the version. */
@NullMarked
package io.github.tokenrevoker.launch;

import org.jspecify.annotations.NullMarked;
