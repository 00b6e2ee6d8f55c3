package io.github.tokenrevoker.connection;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A route made ready for use.
 *
 * @param identity equal for roads that may share connections; holds no secret
 * @param way may hold a proxy's password, so a road lives no longer than its call
 * @param proxyTls what TLS is spoken with to the proxy itself, where it is
 * @param connect how long one attempt at a connection may take, TLS included
 */
record Road(Object identity, Tls tls, Way way, Optional<Tls> proxyTls, Duration connect) {
    /** What TLS is spoken with: whom we trust, and what we prove ourselves with. */
    record Tls(SSLContext context, ClientKeys keys) {}

    @Override
    public String toString() {
        return "Road[" + way + "]";
    }
}
