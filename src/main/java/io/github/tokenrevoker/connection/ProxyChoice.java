package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.proxy.ProxyServer;
import io.github.tokenrevoker.proxy.ProxySetting;
import io.github.tokenrevoker.proxy.ProxyText;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether requests go through a proxy, which sees the names of hosts and, over TLS, nothing else. */
public sealed interface ProxyChoice {
    /** What this machine says: the JVM's settings, else {@code HTTPS_PROXY} with {@code NO_PROXY}, else the desktop's. */
    record OfSystem() implements ProxyChoice {}

    /** None, whatever this machine says. */
    record Direct() implements ProxyChoice {}

    /**
     * This one, for everything but this machine itself.
     *
     * @param user the user name for the proxy, which needs a password too; empty for a proxy without authentication
     */
    record Through(ProxyServer server, Optional<String> user) implements ProxyChoice {
        private static final Pattern WITH_PORT = Pattern.compile(".*:[0-9]+/?");

        /** An HTTP proxy for everybody. */
        public Through(String host, int port) {
            this(new ProxyServer(ProxyServer.Kind.HTTP, host, port), Optional.empty());
        }

        public String host() {
            return server.host();
        }

        public int port() {
            return server.port();
        }

        /** Returns this proxy with a user name; without authentication if the name is blank. */
        public Through letting(String name) {
            return new Through(server, Optional.of(name.strip()).filter(filled -> !filled.isEmpty()));
        }

        /**
         * Reads {@code HOST:PORT} of an HTTP proxy, or the URL of a proxy of any kind, with its port. Empty when it is
         * something else, or has a user in it.
         */
        public static Optional<Through> parse(String text) {
            boolean whole = WITH_PORT.matcher(text.strip()).matches() && text.indexOf('@') < 0;
            return whole && ProxyText.parse(text) instanceof ProxySetting.Use use
                    ? Optional.of(new Through(use.server(), Optional.empty()))
                    : Optional.empty();
        }

        /** Host and port, with what is spoken to it unless that is plain HTTP; without the user. */
        public String authority() {
            return server.kind() == ProxyServer.Kind.HTTP ? server.authority() : server.toString();
        }
    }
}
