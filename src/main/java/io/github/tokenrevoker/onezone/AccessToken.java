package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.onezone.UnusableTokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A live credential in its serialized form: visible ASCII, at most {@value #MAX_LENGTH} characters.
 *
 * <p>It never prints itself. {@link #reveal()} is the only way to its letters, and an architecture test names the few
 * classes that may take it. Thread-safe.
 */
public final class AccessToken {
    /** Onezone refuses longer ones itself ({@code tokenTooLarge}). */
    public static final int MAX_LENGTH = 1 << 20;

    private static final Pattern PREFIX = Pattern.compile(
            "^(?:-H\\s*)?[\"']?\\s*(?:x-auth-token\\s*[:=]|authorization\\s*:\\s*bearer\\b|macaroon\\s*:|bearer\\s)\\s*",
            Pattern.CASE_INSENSITIVE);

    private final byte[] ascii;

    private AccessToken(String serialized) {
        this.ascii = serialized.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Takes a token as people paste it: with blanks and line ends around it, in quotes, with the name of the header or
     * {@code Bearer} in front.
     *
     * @throws UnusableTokenException with the reason, when what remains cannot be sent in a header
     */
    public static AccessToken pasted(String text) throws UnusableTokenException {
        String serialized = bare(text);
        if (serialized.isEmpty()) {
            throw new UnusableTokenException(Reason.EMPTY);
        }
        if (serialized.length() > MAX_LENGTH) {
            throw new UnusableTokenException(Reason.TOO_LARGE);
        }
        boolean blank = false;
        for (int i = 0; i < serialized.length(); i++) {
            char c = serialized.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else if (c < '!' || c > '~') {
                throw new UnusableTokenException(Reason.UNPRINTABLE_INSIDE);
            }
        }
        if (blank) {
            throw new UnusableTokenException(Reason.BLANK_INSIDE);
        }
        return new AccessToken(serialized);
    }

    private static String bare(String text) {
        String before;
        String bare = text;
        do {
            before = bare;
            bare = PREFIX.matcher(stripped(bare)).replaceFirst("");
        } while (!bare.equals(before));
        return bare;
    }

    /** Without blanks, quotes and invisible marks at its ends. */
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWrapping(text.charAt(start))) {
            start++;
        }
        while (end > start && isWrapping(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isWrapping(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb;,".indexOf(c) >= 0;
    }

    /** The serialized token itself. Keep the result on the stack: never in a field, a message or a log. */
    public String reveal() {
        synchronized (ascii) {
            return new String(ascii, StandardCharsets.US_ASCII);
        }
    }

    /** A text with a mask wherever this token stands in it. */
    public String maskedIn(String text, String mask) {
        return text.replace(reveal(), mask);
    }

    /** The same token, with letters of its own to overwrite. */
    public AccessToken copy() {
        return new AccessToken(reveal());
    }

    /** Overwrites the letters held here. Copies that {@link #reveal()} gave out live until they are collected. */
    public void clear() {
        synchronized (ascii) {
            Arrays.fill(ascii, (byte) 0);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessToken that && MessageDigest.isEqual(ascii, that.ascii);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ascii);
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
