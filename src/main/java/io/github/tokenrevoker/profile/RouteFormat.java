package io.github.tokenrevoker.profile;

import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.Trust;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A route as {@code profiles.json} holds it. */
final class RouteFormat {
    private static final String AUTHORITIES = "caFile";
    private static final String PIN = "pinnedCertificate";
    private static final String CLIENT = "clientCertificateFile";
    private static final String PROXY = "proxy";
    private static final String PROXY_USER = "proxyUser";
    private static final String DIRECT = "direct";
    private static final String CONNECT = "connectSeconds";
    private static final String ANSWER = "answerSeconds";

    private RouteFormat() {}

    /** Writes what differs from the default. */
    static void write(Route route, ObjectNode node) {
        switch (route.trust()) {
            case Trust.OfSystem _ -> {}
            case Trust.Authorities own -> node.put(AUTHORITIES, own.pem().toString());
            case Trust.Pinned pinned -> node.put(PIN, pinned.fingerprint());
        }
        route.client().ifPresent(client -> node.put(CLIENT, client.pkcs12().toString()));
        switch (route.proxy()) {
            case ProxyChoice.OfSystem _ -> {}
            case ProxyChoice.Direct _ -> node.put(PROXY, DIRECT);
            case ProxyChoice.Through through -> {
                node.put(PROXY, through.authority());
                through.user().ifPresent(user -> node.put(PROXY_USER, user));
            }
        }
        if (!route.timeouts().equals(Timeouts.DEFAULT)) {
            node.put(CONNECT, route.timeouts().connect().toSeconds());
            node.put(ANSWER, route.timeouts().answer().toSeconds());
        }
    }

    /** Empty when it makes no sense: a profile must not be reached by a laxer way than was chosen. */
    static Optional<Route> read(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.of(Route.DEFAULT);
        }
        if (!node.isObject()) {
            return Optional.empty();
        }
        Optional<Trust> trust = trust(node);
        Optional<ProxyChoice> proxy = proxy(node);
        Optional<Timeouts> timeouts = timeouts(node);
        Optional<ClientCertificate> client = path(node, CLIENT).map(ClientCertificate::new);
        return trust.isEmpty() || proxy.isEmpty() || timeouts.isEmpty() || (node.has(CLIENT) && client.isEmpty())
                ? Optional.empty()
                : Optional.of(new Route(trust.get(), client, proxy.get(), timeouts.get()));
    }

    private static Optional<Trust> trust(JsonNode node) {
        if (node.has(PIN)) {
            return Optional.of(node.path(PIN).asString(""))
                    .filter(pin -> !pin.isBlank())
                    .map(Trust.Pinned::new);
        }
        return node.has(AUTHORITIES)
                ? path(node, AUTHORITIES).map(Trust.Authorities::new)
                : Optional.of(new Trust.OfSystem());
    }

    private static Optional<Path> path(JsonNode node, String field) {
        try {
            return Optional.of(node.path(field).asString(""))
                    .filter(file -> !file.isBlank())
                    .map(Path::of);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<ProxyChoice> proxy(JsonNode node) {
        if (!node.has(PROXY)) {
            return Optional.of(new ProxyChoice.OfSystem());
        }
        String text = node.path(PROXY).asString("");
        return text.equals(DIRECT)
                ? Optional.of(new ProxyChoice.Direct())
                : ProxyChoice.Through.parse(text)
                        .map(through -> through.letting(node.path(PROXY_USER).asString("")));
    }

    private static Optional<Timeouts> timeouts(JsonNode node) {
        long connect = seconds(node.path(CONNECT), Timeouts.DEFAULT.connect());
        long answer = seconds(node.path(ANSWER), Timeouts.DEFAULT.answer());
        return connect < 1 || answer < 1 || connect > Timeouts.MAX_SECONDS || answer > Timeouts.MAX_SECONDS
                ? Optional.empty()
                : Optional.of(new Timeouts(Duration.ofSeconds(connect), Duration.ofSeconds(answer)));
    }

    /** 0 when it is no number: saving would lose what is there. */
    private static long seconds(JsonNode value, Duration whenMissing) {
        return value.isMissingNode() ? whenMissing.toSeconds() : value.asLong(0);
    }
}
