package io.github.tokenrevoker.onezone;

/** What was pasted cannot travel as an access token. Carries no part of the text. */
public final class UnusableTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why the text is refused; each reason has its own words in the window. */
    public enum Reason {
        EMPTY,
        BLANK_INSIDE,
        UNPRINTABLE_INSIDE,
        /** More than one token. */
        SEVERAL,
        /** The name of a variable, and not its value. */
        VARIABLE,
        TOO_LARGE
    }

    private final Reason reason;

    UnusableTokenException(Reason reason) {
        super("not an access token: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
