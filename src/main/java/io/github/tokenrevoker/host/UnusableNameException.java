package io.github.tokenrevoker.host;

/** Says why a text is not the name of a host. */
public final class UnusableNameException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The rule that the name breaks; each has its own words in the window. */
    public enum Reason {
        /** A label, the part between two dots, is empty. */
        EMPTY_LABEL,
        /** A character that no host name may contain. */
        FORBIDDEN_CHARACTER,
        /** A hyphen at the beginning or end of a label, or where only encoded labels have them. */
        HYPHEN,
        /** A label begins with a mark that belongs on the letter before it. */
        LEADING_MARK,
        /** An invisible joiner where the script does not need one. */
        JOINER,
        /** Letters written from right to left are mixed with others in a way that would be displayed wrongly. */
        DIRECTION,
        /** A label that begins with {@code xn--} and does not decode to a valid label. */
        BAD_ENCODING,
        /** A label of more than 63 letters, as it is sent. */
        LABEL_TOO_LONG,
        /** A name of more than 253 letters, as it is sent. */
        NAME_TOO_LONG
    }

    private final Reason reason;

    UnusableNameException(Reason reason) {
        super("not a host name: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
