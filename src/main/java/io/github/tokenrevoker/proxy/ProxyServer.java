package io.github.tokenrevoker.proxy;

import java.util.Locale;

/**
 * A proxy that Token Revoker can use.
 *
 * @param host a name or an IP address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ProxyServer(Kind kind, String host, int port) {
    /** What is spoken to a proxy. */
    public enum Kind {
        /** HTTP, and {@code CONNECT} for a tunnel. */
        HTTP,
        /** The same inside TLS. */
        HTTPS,
        /** SOCKS 5; names are looked up on this machine. */
        SOCKS5,
        /** SOCKS 5; the proxy looks names up. */
        SOCKS5H
    }

    /** Host and port, an IPv6 address in brackets. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** The proxy as a URL, such as {@code socks5h://proxy.example.org:1080}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "://" + authority();
    }
}
