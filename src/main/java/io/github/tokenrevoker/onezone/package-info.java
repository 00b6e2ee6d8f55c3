/**
 * The part of Onezone's REST API that Token Revoker uses: address, access token, client, answers and errors.
 *
 * <p>Nothing here knows of profiles, files or windows.
 */
@NullMarked
package io.github.tokenrevoker.onezone;

import org.jspecify.annotations.NullMarked;
