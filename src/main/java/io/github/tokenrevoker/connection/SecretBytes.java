package io.github.tokenrevoker.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a secret, as UTF-8, until they are overwritten. What passwords and access tokens have in common. Never prints
 * itself. Thread-safe.
 */
public final class SecretBytes {
    private final byte[] bytes;
    private boolean cleared;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SecretBytes of(String text) {
        return new SecretBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a copy; the caller overwrites the bytes it came from. */
    public static SecretBytes copyOf(byte[] utf8) {
        return new SecretBytes(utf8.clone());
    }

    /** Returns the number of bytes, also after {@link #clear()}. */
    public int length() {
        return bytes.length;
    }

    /**
     * Returns the secret itself. Keep the result on the stack: never in a field, a message or a log.
     *
     * @throws IllegalStateException after {@link #clear()}
     */
    public String reveal() {
        synchronized (bytes) {
            requireBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * Returns the same secret with bytes that are overwritten separately.
     *
     * @throws IllegalStateException after {@link #clear()}
     */
    public SecretBytes copy() {
        synchronized (bytes) {
            requireBytes();
            return new SecretBytes(bytes.clone());
        }
    }

    /** Returns the SHA-256 digest in hexadecimal digits. Equal secrets share it, and the secret can't be read from it. */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            synchronized (bytes) {
                return HexFormat.of().formatHex(sha256.digest(bytes));
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Overwrites the bytes. Copies that {@link #reveal()} gave out live until they are collected. */
    public void clear() {
        synchronized (bytes) {
            Arrays.fill(bytes, (byte) 0);
            cleared = true;
        }
    }

    public boolean isCleared() {
        synchronized (bytes) {
            return cleared;
        }
    }

    private void requireBytes() {
        if (cleared) {
            throw new IllegalStateException("the secret has been overwritten");
        }
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretBytes[hidden]";
    }
}
