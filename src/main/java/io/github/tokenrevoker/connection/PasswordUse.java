package io.github.tokenrevoker.connection;

/** What a password on the way to a Onezone is for. */
public enum PasswordUse {
    /** It lets requests through the profile's own proxy. */
    PROXY,
    /** It opens the PKCS#12 file of the profile's client certificate. */
    CLIENT_CERTIFICATE
}
