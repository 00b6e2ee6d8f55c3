package io.github.tokenrevoker.connection.tunnel;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.host.IpLiteral;
import io.github.tokenrevoker.proxy.CurrentProxy;
import io.github.tokenrevoker.proxy.ProxyCredentials;
import io.github.tokenrevoker.proxy.ProxyServer;
import io.github.tokenrevoker.proxy.ProxySetting;
import io.github.tokenrevoker.proxy.SystemProxy;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses the way to a target, by what the profile says, or this machine. A proxy is never left out because of a doubt. */
public final class Ways {
    private Ways() {}

    /**
     * Returns the way to a target. The first call may block for a few seconds, while the desktop is asked.
     *
     * @throws TransportException when a proxy is set that cannot be used
     */
    public static Way of(ProxyChoice choice, RoutePasswords passwords, Target target) throws TransportException {
        return of(choice, passwords, target, CurrentProxy::get);
    }

    static Way of(ProxyChoice choice, RoutePasswords passwords, Target target, Supplier<SystemProxy> system)
            throws TransportException {
        if (isHere(target)) {
            return new Way.Direct();
        }
        return way(
                switch (choice) {
                    case ProxyChoice.Direct _ -> new ProxySetting.Direct();
                    case ProxyChoice.OfSystem _ ->
                        ofJvm(target).orElseGet(() -> system.get().to(target.host(), target.port()));
                    case ProxyChoice.Through through -> ofProfile(through, passwords.of(PasswordUse.PROXY));
                });
    }

    /** What concerns this machine itself goes through no proxy; nor does plain HTTP, which goes nowhere else. */
    private static boolean isHere(Target target) {
        String host = target.host();
        boolean loopback =
                host.equals("localhost") || host.equals("::1") || (host.startsWith("127.") && IpLiteral.isIpv4(host));
        return loopback || !target.secure();
    }

    private static ProxySetting ofProfile(ProxyChoice.Through through, Optional<Password> password) {
        return new ProxySetting.Use(
                through.server(),
                through.user().flatMap(user -> password.map(known -> new ProxyCredentials(user, known.reveal()))));
    }

    /** The proxy in the JVM's system properties, which may be set on the command line; empty if there is none. */
    private static Optional<ProxySetting> ofJvm(Target target) {
        boolean given = System.getProperty("https.proxyHost") != null
                || System.getProperty("socksProxyHost") != null
                || Boolean.getBoolean("java.net.useSystemProxies");
        @Nullable ProxySelector selector = ProxySelector.getDefault();
        if (!given || selector == null) {
            return Optional.empty();
        }
        return selector.select(URI.create("https://" + target.authority())).stream()
                .findFirst()
                .map(Ways::setting);
    }

    private static ProxySetting setting(Proxy proxy) {
        if (proxy.type() == Proxy.Type.DIRECT || !(proxy.address() instanceof InetSocketAddress address)) {
            return new ProxySetting.Direct();
        }
        ProxyServer.Kind kind = proxy.type() == Proxy.Type.SOCKS ? ProxyServer.Kind.SOCKS5H : ProxyServer.Kind.HTTP;
        return new ProxySetting.Use(
                new ProxyServer(kind, address.getHostString(), address.getPort()), Optional.empty());
    }

    private static Way way(ProxySetting setting) throws TransportException {
        return switch (setting) {
            case ProxySetting.Direct _ -> new Way.Direct();
            case ProxySetting.NotUnderstood unknown ->
                throw new TransportException(new TransportFault(Kind.PROXY_NOT_UNDERSTOOD, unknown.why()));
            case ProxySetting.Use use ->
                switch (use.server().kind()) {
                    case HTTP, HTTPS ->
                        new Way.HttpProxy(use.server(), use.credentials().map(Ways::basic));
                    case SOCKS5, SOCKS5H -> new Way.SocksProxy(use.server(), use.credentials());
                };
        };
    }

    /** The value of {@code Proxy-Authorization}, by RFC 7617. */
    private static String basic(ProxyCredentials credentials) {
        byte[] pair = (credentials.user() + ":" + credentials.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
