package io.github.tokenrevoker.onezone;

/** How a Onezone is reached. Immutable; equal routes share their connections. */
public record Route(Trust trust, ProxyChoice proxy, Timeouts timeouts) {
    public static final Route DEFAULT = new Route(new Trust.OfSystem(), new ProxyChoice.OfSystem(), Timeouts.DEFAULT);

    public Route trusting(Trust other) {
        return new Route(other, proxy, timeouts);
    }

    public Route within(Timeouts other) {
        return new Route(trust, proxy, other);
    }

    public Route by(ProxyChoice other) {
        return new Route(trust, other, timeouts);
    }
}
