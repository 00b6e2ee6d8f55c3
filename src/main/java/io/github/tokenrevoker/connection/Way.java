package io.github.tokenrevoker.connection;

import java.util.Optional;

/** By what a connection reaches its target. */
sealed interface Way {
    /** Straight to the target. */
    record Direct() implements Way {}

    /**
     * Through a tunnel that an HTTP proxy makes ({@code CONNECT}).
     *
     * @param authorization the value of {@code Proxy-Authorization}, a secret; empty where the proxy is told nothing
     */
    record HttpProxy(String host, int port, Optional<String> authorization) implements Way {
        @Override
        public String toString() {
            return "HttpProxy[" + host + ":" + port + "]";
        }
    }
}
