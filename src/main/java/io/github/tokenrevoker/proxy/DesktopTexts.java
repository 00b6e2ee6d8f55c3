package io.github.tokenrevoker.proxy;

import io.github.tokenrevoker.proxy.ProxyServer.Kind;
import java.util.Optional;

/** What the settings of all desktops have in common. */
final class DesktopTexts {
    private DesktopTexts() {}

    /** A desktop that lets a script choose: running one from the network is not for a tool that holds tokens. */
    static SystemProxy script(String origin) {
        return new SystemProxy(
                origin,
                new ProxySetting.NotUnderstood("a proxy script (PAC) is set, and Token Revoker does not run scripts"),
                ProxyExceptions.NONE);
    }

    /** Reads a host that may contain a scheme and a port, and a port from a separate setting. */
    static ProxySetting setting(Kind kind, String host, String port) {
        if (host.contains("://") || host.contains("@")) {
            boolean ported = port.isEmpty() || port.equals("0") || host.matches(".*:[0-9]+/?");
            return ProxyText.parse(ported ? host : host + ":" + port);
        }
        String literal = host.indexOf(':') != host.lastIndexOf(':') && !host.startsWith("[") ? "[" + host + "]" : host;
        return ProxyText.server(kind, port.isEmpty() || port.equals("0") ? literal : literal + ":" + port)
                .<ProxySetting>map(server -> new ProxySetting.Use(server, Optional.empty()))
                .orElse(new ProxySetting.NotUnderstood("it is not the host and port of a proxy"));
    }
}
