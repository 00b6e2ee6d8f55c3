package io.github.tokenrevoker.connection.transport;

import io.github.tokenrevoker.connection.tls.TlsContext;
import io.github.tokenrevoker.connection.tunnel.Way;
import java.time.Duration;
import java.util.Optional;

/**
 * A route made ready for use.
 *
 * @param identity equal for roads that may share connections; holds no secret
 * @param way may hold a proxy's password, so a road lives no longer than its call
 * @param proxyTls what TLS is spoken with to the proxy itself, where it is
 * @param connect how long one attempt at a connection may take, TLS included
 */
record Road(Object identity, TlsContext tls, Way way, Optional<TlsContext> proxyTls, Duration connect) {
    @Override
    public String toString() {
        return "Road[" + way + "]";
    }
}
