package io.github.tokenrevoker.proxy;

import java.util.Optional;

/** What is said about the proxy to a host. */
public sealed interface ProxySetting {
    /** No proxy. */
    record Direct() implements ProxySetting {}

    /** This one. */
    record Use(ProxyServer server, Optional<ProxyCredentials> credentials) implements ProxySetting {}

    /**
     * One that cannot be used. Nothing may be sent then: going straight would be against what was said.
     *
     * @param why in a few words, without any secret
     */
    record NotUnderstood(String why) implements ProxySetting {}
}
