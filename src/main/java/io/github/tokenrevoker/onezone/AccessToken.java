package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.connection.SecretBytes;
import java.util.EnumSet;

/**
 * A live credential in its serialized form: visible ASCII, at most {@value #MAX_LENGTH} characters.
 *
 * <p>It never prints itself. {@link #reveal()} is the only way to its letters, and an architecture test names the few
 * classes that may take it. Thread-safe.
 */
public final class AccessToken {
    /** Onezone refuses longer ones itself ({@code tokenTooLarge}). */
    public static final int MAX_LENGTH = PastedText.MAX_TOKEN;

    private static final int MIN_MASKED = 8;

    private final SecretBytes bytes;

    private AccessToken(SecretBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a token as people paste it: wrapped, quoted, behind the name of a header or a variable.
     *
     * @throws UnusableTokenException with the reason, when what remains cannot be sent in a header
     */
    public static AccessToken pasted(String text) throws UnusableTokenException {
        return ofAscii(PastedText.token(text, EnumSet.noneOf(PastedText.Remark.class)));
    }

    /** Takes visible ASCII, which the caller has made sure of. */
    static AccessToken ofAscii(String serialized) {
        return new AccessToken(SecretBytes.of(serialized));
    }

    /**
     * Takes a token's letters from where they can be overwritten afterwards.
     *
     * @param letters ASCII letters and digits, at most a little over {@value #MAX_LENGTH}; copied
     * @throws IllegalArgumentException when there is anything else among them
     */
    public static AccessToken ofLetters(byte[] letters) {
        for (byte letter : letters) {
            if (letter < 0 || !Character.isLetterOrDigit(letter)) {
                throw new IllegalArgumentException("not a letter or digit");
            }
        }
        return new AccessToken(SecretBytes.copyOf(letters));
    }

    /**
     * The serialized token itself. Keep the result on the stack: never in a field, a message or a log.
     *
     * @throws IllegalStateException after {@link #clear()}
     */
    public String reveal() {
        return bytes.reveal();
    }

    /**
     * A text with a mask wherever this token stands in it. A few letters of one still being typed are not masked: they
     * would be found everywhere.
     */
    public String maskedIn(String text, String mask) {
        return bytes.length() < MIN_MASKED ? text : text.replace(reveal(), mask);
    }

    /**
     * This token with more letters behind it.
     *
     * @throws UnusableTokenException when they cannot be part of a token
     */
    public AccessToken followedBy(String letters) throws UnusableTokenException {
        return pasted(reveal() + letters);
    }

    /**
     * Returns the same token with bytes that are overwritten separately.
     *
     * @throws IllegalStateException after {@link #clear()}
     */
    public AccessToken copy() {
        return new AccessToken(bytes.copy());
    }

    /** Returns the number of characters, also after {@link #clear()}. */
    public int length() {
        return bytes.length();
    }

    /** Returns the SHA-256 digest in hexadecimal digits. Equal tokens share it, and the token can't be read from it. */
    public String digest() {
        return bytes.digest();
    }

    /** Overwrites the token in memory. Copies that {@link #reveal()} gave out live until they are collected. */
    public void clear() {
        bytes.clear();
    }

    public boolean isCleared() {
        return bytes.isCleared();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessToken that && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
