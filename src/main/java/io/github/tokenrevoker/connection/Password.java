package io.github.tokenrevoker.connection;

/** A password, every character of it as it was typed, spaces included. Never prints itself. May be empty. Thread-safe. */
public final class Password {
    private final SecretBytes bytes;

    private Password(SecretBytes bytes) {
        this.bytes = bytes;
    }

    public static Password of(String text) {
        return new Password(SecretBytes.of(text));
    }

    /**
     * Returns the password itself. Keep the result on the stack: never in a field, a message or a log.
     *
     * @throws IllegalStateException after {@link #clear()}
     */
    public String reveal() {
        return bytes.reveal();
    }

    /**
     * Returns the same password with bytes that are overwritten separately.
     *
     * @throws IllegalStateException after {@link #clear()}
     */
    public Password copy() {
        return new Password(bytes.copy());
    }

    /** Overwrites the password in memory. */
    public void clear() {
        bytes.clear();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password that && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
