package io.github.tokenrevoker.connection;

import java.time.Duration;

/**
 * How long we wait.
 *
 * @param connect for a connection, TLS included
 * @param answer for the whole answer to a request, body included, the connecting before it too
 */
public record Timeouts(Duration connect, Duration answer) {
    public static final int MAX_SECONDS = 600;
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15));
}
