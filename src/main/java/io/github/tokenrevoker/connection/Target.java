package io.github.tokenrevoker.connection;

import java.net.URI;

/**
 * The server that a request is for.
 *
 * @param secure whether TLS is spoken to it
 * @param host a name or address; an IPv6 address without brackets
 */
public record Target(boolean secure, String host, int port) {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    public static Target of(URI uri) {
        boolean secure = uri.getScheme().equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : usualPort(secure);
        String host = uri.getHost();
        return new Target(secure, host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    private static int usualPort(boolean secure) {
        return secure ? HTTPS_PORT : HTTP_PORT;
    }

    /** Whether the host is an IPv6 address. */
    public boolean isIpv6() {
        return host.indexOf(':') >= 0;
    }

    /** Host and port in the form that a proxy receives. */
    public String authority() {
        return (isIpv6() ? "[" + host + "]" : host) + ":" + port;
    }

    /** The value of the {@code Host} header. */
    public String hostHeader() {
        boolean usual = port == usualPort(secure);
        return usual ? (isIpv6() ? "[" + host + "]" : host) : authority();
    }
}
