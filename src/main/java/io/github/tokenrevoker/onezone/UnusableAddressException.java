package io.github.tokenrevoker.onezone;

/** What was typed cannot be the address of a Onezone. */
public final class UnusableAddressException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why the text is refused; each reason has its own words in the window. */
    public enum Reason {
        EMPTY,
        UNKNOWN_SCHEME,
        PLAIN_HTTP,
        CREDENTIALS_INSIDE,
        BLANK_INSIDE,
        BAD_HOST,
        BAD_IPV4,
        BAD_IPV6,
        BAD_PORT
    }

    private final Reason reason;

    UnusableAddressException(Reason reason) {
        super("not the address of a Onezone: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
