package io.github.tokenrevoker.ui.background;

/** Work in the background that ended with an {@link Error}, such as exhausted memory. */
public final class WorkFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    WorkFailedException(Throwable error) {
        super("the work ended with an error", error);
    }
}
