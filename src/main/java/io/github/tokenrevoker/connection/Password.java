package io.github.tokenrevoker.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A password, every character of it as it was given, which an {@link AccessToken} would strip. Never prints itself. May be
 * empty. Thread-safe.
 */
public final class Password {
    private final byte[] utf8;
    private boolean cleared;

    private Password(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static Password of(String text) {
        return new Password(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The password itself. Keep the result on the stack: never in a field, a message or a log.
     *
     * @throws IllegalStateException after {@link #clear()}
     */
    public String reveal() {
        synchronized (utf8) {
            requireLetters();
            return new String(utf8, StandardCharsets.UTF_8);
        }
    }

    /** The same password, with letters of its own to overwrite. */
    public Password copy() {
        synchronized (utf8) {
            requireLetters();
            return new Password(utf8.clone());
        }
    }

    /** Overwrites the letters held here. */
    public void clear() {
        synchronized (utf8) {
            Arrays.fill(utf8, (byte) 0);
            cleared = true;
        }
    }

    private void requireLetters() {
        if (cleared) {
            throw new IllegalStateException("the password has been overwritten");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password that && MessageDigest.isEqual(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
