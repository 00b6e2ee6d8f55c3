package io.github.tokenrevoker.proxy;

/** The user that a proxy is to let through, and the password; either may be empty. */
public record ProxyCredentials(String user, String password) {
    /** Shows neither. */
    @Override
    public String toString() {
        return "ProxyCredentials[…]";
    }
}
