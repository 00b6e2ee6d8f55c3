/**
 * Onezone's REST API as far as this tool uses it: where a zone answers, who we are to it, what we ask and what it says.
 *
 * <p>Nothing here knows of profiles, files or windows.
 */
@NullMarked
package io.github.tokenrevoker.onezone;

import org.jspecify.annotations.NullMarked;
