package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sends everything through one proxy, but what concerns this machine itself and the hosts that are excepted. */
public final class ProxyEnvironment extends ProxySelector {
    private final ProxyChoice.Through proxy;
    private final Optional<ProxyLogin> login;
    private final Predicate<String> excepted;

    private ProxyEnvironment(ProxyChoice.Through proxy, Optional<ProxyLogin> login, Predicate<String> excepted) {
        this.proxy = proxy;
        this.login = login;
        this.excepted = excepted;
    }

    /** A profile's own proxy, with its password where it has a user. */
    static ProxyEnvironment of(ProxyChoice.Through proxy, Optional<Password> password) {
        return new ProxyEnvironment(
                proxy, proxy.user().flatMap(user -> password.map(known -> new ProxyLogin(user, known))), _ -> false);
    }

    /** What the proxy is to be told about who wants through; empty where it is not asked, or asks nobody. */
    public Optional<String> authorization(URI uri) {
        return isExcepted(uri) ? Optional.empty() : login.map(ProxyLogin::authorization);
    }

    /**
     * The way to a target.
     *
     * @throws TransportException when it would be one that cannot be gone
     */
    static Way way(ProxyChoice choice, RoutePasswords passwords, URI uri) throws TransportException {
        ProxySelector selector = switch (choice) {
            case ProxyChoice.OfSystem _ -> ofProcess();
            case ProxyChoice.Direct _ -> HttpClient.Builder.NO_PROXY;
            case ProxyChoice.Through through -> of(through, passwords.of(PasswordUse.PROXY));
        };
        // Plain HTTP goes to this machine itself, and nowhere else.
        boolean secure = "https".equals(uri.getScheme());
        Proxy first = secure ? selector.select(uri).stream().findFirst().orElse(Proxy.NO_PROXY) : Proxy.NO_PROXY;
        return switch (first.type()) {
            case DIRECT -> new Way.Direct();
            case SOCKS ->
                throw new TransportException(
                        new TransportFault(Kind.PROXY_REFUSED, "a SOCKS proxy, which is not supported"));
            case HTTP -> {
                InetSocketAddress address = (InetSocketAddress) first.address();
                yield new Way.HttpProxy(
                        address.getHostString(),
                        address.getPort(),
                        selector instanceof ProxyEnvironment own ? own.authorization(uri) : Optional.empty());
            }
        };
    }

    /** The JVM's own settings where it has any, else those of the environment, as curl takes them. */
    static ProxySelector ofProcess() {
        boolean ofJvm =
                System.getProperty("https.proxyHost") != null || Boolean.getBoolean("java.net.useSystemProxies");
        @Nullable ProxySelector usual = ProxySelector.getDefault();
        if (ofJvm && usual != null) {
            return usual;
        }
        return of(System.getenv())
                .<ProxySelector>map(selector -> selector)
                .orElseGet(() -> usual == null ? ProxySelector.of(null) : usual);
    }

    /** The proxy that {@code HTTPS_PROXY} names, with the exceptions of {@code NO_PROXY}; empty without one. */
    public static Optional<ProxyEnvironment> of(Map<String, String> environment) {
        return first(environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                .flatMap(text -> parse(
                        text,
                        exceptions(first(environment, "no_proxy", "NO_PROXY").orElse(""))));
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        for (String name : names) {
            @Nullable String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<ProxyEnvironment> parse(String text, Predicate<String> excepted) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            @Nullable String host = uri.getHost();
            if (host == null || !"http".equalsIgnoreCase(uri.getScheme())) {
                return Optional.empty();
            }
            var proxy = new ProxyChoice.Through(host, uri.getPort() > 0 ? uri.getPort() : 80);
            return Optional.of(new ProxyEnvironment(proxy, login(uri.getUserInfo()), excepted));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<ProxyLogin> login(@Nullable String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return Optional.empty();
        }
        int colon = userInfo.indexOf(':');
        return Optional.of(
                colon < 0
                        ? new ProxyLogin(userInfo, Password.of(""))
                        : new ProxyLogin(userInfo.substring(0, colon), Password.of(userInfo.substring(colon + 1))));
    }

    /** A name excepts itself and all below it; {@code *} excepts all. */
    private static Predicate<String> exceptions(String list) {
        List<String> names = List.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"));
        return host -> names.stream()
                .map(name -> name.startsWith("*.") ? name.substring(2) : name)
                .map(name -> name.startsWith(".") ? name.substring(1) : name)
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }

    @Override
    public List<Proxy> select(URI uri) {
        return isExcepted(uri)
                ? List.of(Proxy.NO_PROXY)
                : List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    }

    private boolean isExcepted(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean here = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
        return here || excepted.test(host);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The request itself fails, and is told.
    }
}
