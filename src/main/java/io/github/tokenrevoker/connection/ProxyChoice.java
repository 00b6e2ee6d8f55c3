package io.github.tokenrevoker.connection;

import java.util.Optional;

/** Whether requests go through an HTTP proxy, which sees the names of hosts and, over TLS, nothing else. */
public sealed interface ProxyChoice {
    /** What this machine says: the JVM's settings, else {@code HTTPS_PROXY} with {@code NO_PROXY}. */
    record OfSystem() implements ProxyChoice {}

    /** None, whatever this machine says. */
    record Direct() implements ProxyChoice {}

    /**
     * This one, for everything but this machine itself.
     *
     * @param user whom it is to let through, with a password; empty where it asks nobody
     */
    record Through(String host, int port, Optional<String> user) implements ProxyChoice {
        private static final int LAST_PORT = 65_535;

        public Through(String host, int port) {
            this(host, port, Optional.empty());
        }

        /** This proxy for a user; nobody where the name is blank. */
        public Through letting(String name) {
            return new Through(host, port, Optional.of(name.strip()).filter(filled -> !filled.isEmpty()));
        }

        /** Reads {@code HOST:PORT}; empty when it is not of that form. */
        public static Optional<Through> parse(String text) {
            int colon = text.lastIndexOf(':');
            String host = colon < 0 ? "" : text.substring(0, colon).strip();
            String port = text.substring(colon + 1).strip();
            boolean sensible = !host.isEmpty()
                    && host.chars().noneMatch(c -> Character.isWhitespace(c) || c == '/' || c == '@')
                    && !port.isEmpty()
                    && port.length() <= 5
                    && port.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!sensible) {
                return Optional.empty();
            }
            int number = Integer.parseInt(port);
            return number >= 1 && number <= LAST_PORT ? Optional.of(new Through(host, number)) : Optional.empty();
        }

        /** Host and port, without the user. */
        public String authority() {
            return host + ":" + port;
        }
    }
}
