package io.github.tokenrevoker.onezone;

/**
 * The beginning of an answer that is not what Onezone sends.
 *
 * @param excerpt at most {@value #EXCERPT_LENGTH} characters; bytes that are no UTF-8 have become U+FFFD
 * @param mediaType as the answer named it, empty if it did not
 * @param size bytes read
 * @param cut whether more followed than was read or is shown
 */
public record RawBody(String excerpt, String mediaType, int size, boolean cut) {
    public static final int EXCERPT_LENGTH = 4000;

    /** The same without its text, for a body that may have a credential in it. */
    RawBody withheld() {
        return new RawBody("", mediaType, size, true);
    }

    public boolean isEmpty() {
        return size == 0;
    }
}
