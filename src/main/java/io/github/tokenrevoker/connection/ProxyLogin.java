package io.github.tokenrevoker.connection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whom a proxy is to let through. */
public record ProxyLogin(String user, Password password) {
    /** The value of {@code Proxy-Authorization}, by RFC 7617. */
    public String authorization() {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
