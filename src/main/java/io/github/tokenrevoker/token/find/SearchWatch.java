package io.github.tokenrevoker.token.find;

/** Watches a search, and may end it. Called on the searching thread, several times for each mebibyte. */
public interface SearchWatch {
    /** Watches nothing, and lets every search come to its end. */
    SearchWatch NONE = _ -> true;

    /**
     * Told how far the search is.
     *
     * @param bytes of all texts so far
     * @return whether to go on
     */
    boolean read(long bytes);
}
