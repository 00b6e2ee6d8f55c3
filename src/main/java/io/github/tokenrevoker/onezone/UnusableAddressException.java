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
        /** A hyphen where a host name must not have one. */
        HYPHEN,
        /** A mark or joiner that stands where its script does not use it. */
        INVISIBLE_LETTER,
        /** Letters of both writing directions, mixed so that the name would be displayed wrongly. */
        MIXED_DIRECTION,
        /** A part that begins with {@code xn--} and is no encoded name. */
        BAD_ENCODING,
        TOO_LONG,
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
