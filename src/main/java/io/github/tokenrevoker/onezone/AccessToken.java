package io.github.tokenrevoker.onezone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A live credential in its serialized form: visible ASCII, at most {@value #MAX_LENGTH} characters.
 *
 * <p>It never prints itself. {@link #reveal()} is the only way to its letters, and an architecture test names the few
 * classes that may take it. Thread-safe.
 */
public final class AccessToken {
    /** Onezone refuses longer ones itself ({@code tokenTooLarge}). */
    public static final int MAX_LENGTH = 1 << 20;

    private static final int MIN_MASKED = 8;

    private final byte[] ascii;
    private boolean cleared;

    private AccessToken(String serialized) {
        this.ascii = serialized.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Takes a token as people paste it: wrapped, quoted, behind the name of a header or a variable.
     *
     * @throws UnusableTokenException with the reason, when what remains cannot be sent in a header
     */
    public static AccessToken pasted(String text) throws UnusableTokenException {
        return PastedToken.read(text).token();
    }

    /** Takes visible ASCII, which the caller has made sure of. */
    static AccessToken ofAscii(String serialized) {
        return new AccessToken(serialized);
    }

    /**
     * The serialized token itself. Keep the result on the stack: never in a field, a message or a log.
     *
     * @throws IllegalStateException after {@link #clear()}
     */
    public String reveal() {
        synchronized (ascii) {
            if (cleared) {
                throw new IllegalStateException("the token has been overwritten");
            }
            return new String(ascii, StandardCharsets.US_ASCII);
        }
    }

    /**
     * A text with a mask wherever this token stands in it. A few letters of one still being typed are not masked: they
     * would be found everywhere.
     */
    public String maskedIn(String text, String mask) {
        return ascii.length < MIN_MASKED ? text : text.replace(reveal(), mask);
    }

    /**
     * This token with more letters behind it.
     *
     * @throws UnusableTokenException when they cannot be part of a token
     */
    public AccessToken followedBy(String letters) throws UnusableTokenException {
        return pasted(reveal() + letters);
    }

    /** The same token, with letters of its own to overwrite. */
    public AccessToken copy() {
        return new AccessToken(reveal());
    }

    /** What equal tokens have in common and their letters cannot be read from: SHA-256, in hexadecimal digits. */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            synchronized (ascii) {
                return HexFormat.of().formatHex(sha256.digest(ascii));
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Overwrites the letters held here. Copies that {@link #reveal()} gave out live until they are collected. */
    public void clear() {
        synchronized (ascii) {
            Arrays.fill(ascii, (byte) 0);
            cleared = true;
        }
    }

    public boolean isCleared() {
        synchronized (ascii) {
            return cleared;
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
