package io.github.tokenrevoker.token.find;

import io.github.tokenrevoker.onezone.AccessToken;
import java.util.List;

/** What stands at a place where a token might begin. */
sealed interface Recognition {
    Recognition NOTHING = new Nothing();
    Recognition MORE = new More();

    /** No token. */
    record Nothing() implements Recognition {}

    /** The window ends before it can be told. */
    record More() implements Recognition {}

    /**
     * A token from its first letter to its last.
     *
     * @param token without what stood between its letters; the receiver's to overwrite
     * @param hint its first and last few characters
     * @param digest the same for every way to write the same token
     */
    record Whole(
            AccessToken token, String hint, String digest, String location, String identifier, List<String> caveats)
            implements Recognition {}

    /**
     * The beginning of a token, without a proper end.
     *
     * @param hint its first and last few characters
     * @param digest of all of them
     */
    record Broken(String hint, String digest, DamagedToken.Reason reason) implements Recognition {}
}
