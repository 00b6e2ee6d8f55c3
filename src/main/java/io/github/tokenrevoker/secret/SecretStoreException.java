package io.github.tokenrevoker.secret;

/** Thrown when a store of secrets couldn't do what it was asked for. Carries no part of a secret. */
public final class SecretStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why; each reason has its own words in the window. */
    public enum Reason {
        /** This machine has no keyring, or none that answers. */
        ABSENT,
        /** It is locked, and stayed so. */
        LOCKED,
        /** It did not answer in time; its prompt may be waiting for the operator. */
        SLOW,
        /** Another process has changed it, and the operator has to decide which version counts. */
        CHANGED,
        /** It reported a failure. */
        FAILED,
        /** The disk is full or read-only, or does not give the file. */
        DISK
    }

    private final Reason reason;
    private final String technical;

    public SecretStoreException(Reason reason, String technical) {
        super(reason + ": " + technical);
        this.reason = reason;
        this.technical = technical;
    }

    /** The failure itself where it says what is wrong with a store, or an unexpected one. */
    public static SecretStoreException of(Exception failure) {
        return failure instanceof SecretStoreException told
                ? told
                : new SecretStoreException(Reason.FAILED, "unexpected error");
    }

    public Reason reason() {
        return reason;
    }

    /** The words of the library below, for a support ticket. */
    public String technical() {
        return technical;
    }
}
