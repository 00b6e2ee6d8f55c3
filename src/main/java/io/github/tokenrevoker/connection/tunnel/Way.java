package io.github.tokenrevoker.connection.tunnel;

import io.github.tokenrevoker.proxy.ProxyCredentials;
import io.github.tokenrevoker.proxy.ProxyServer;
import java.util.Optional;

/** By what a connection reaches its target. */
public sealed interface Way {
    /** The credentials for the proxy, in one of the supported forms; empty if it needs none. */
    Optional<String> secret();

    /** Straight to the target. */
    record Direct() implements Way {
        @Override
        public Optional<String> secret() {
            return Optional.empty();
        }
    }

    /**
     * Through a tunnel that an HTTP proxy makes ({@code CONNECT}).
     *
     * @param authorization the value of {@code Proxy-Authorization}, a secret; empty without authentication
     */
    record HttpProxy(ProxyServer server, Optional<String> authorization) implements Way {
        /** Whether TLS is spoken to the proxy itself. */
        public boolean isSecure() {
            return server.kind() == ProxyServer.Kind.HTTPS;
        }

        @Override
        public Optional<String> secret() {
            return authorization;
        }

        @Override
        public String toString() {
            return server.toString();
        }
    }

    /** Through a connection that a SOCKS 5 proxy makes. */
    record SocksProxy(ProxyServer server, Optional<ProxyCredentials> credentials) implements Way {
        /** Whether this machine looks the target's name up, and not the proxy. */
        public boolean looksNamesUpHere() {
            return server.kind() == ProxyServer.Kind.SOCKS5;
        }

        @Override
        public Optional<String> secret() {
            return credentials.map(known -> known.user() + '\0' + known.password());
        }

        @Override
        public String toString() {
            return server.toString();
        }
    }
}
