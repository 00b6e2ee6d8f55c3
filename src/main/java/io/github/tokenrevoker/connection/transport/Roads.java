package io.github.tokenrevoker.connection.transport;

import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.connection.tls.TlsContext;
import io.github.tokenrevoker.connection.tunnel.Way;
import io.github.tokenrevoker.connection.tunnel.Ways;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes routes ready for use. What is dear to make is kept for the next call, under keys in which passwords stand as
 * fingerprints that mean nothing outside this process. Thread-safe.
 */
final class Roads {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Clock clock;
    private final SecretKeySpec fingerprintKey = new SecretKeySpec(randomBytes(), HMAC);
    private final Map<TlsKey, TlsContext> contexts = new ConcurrentHashMap<>();
    private final Map<ProxyTlsKey, TlsContext> proxyContexts = new ConcurrentHashMap<>();
    /** What to hold on to while a context is made. */
    private final Map<TlsKey, Object> making = new ConcurrentHashMap<>();

    /**
     * A file that has been changed makes another context.
     *
     * @param modified the times of the files, 0 without a file
     * @param password the fingerprint of the client certificate's
     */
    private record TlsKey(Trust trust, Optional<ClientCertificate> client, long modified, String password) {}

    /** The profile's own authorities count for proxies, too. */
    private record ProxyTlsKey(Trust trust, long modified) {}

    private record Identity(TlsKey tls, String way, String wayPassword) {}

    Roads(Clock clock) {
        this.clock = clock;
    }

    /**
     * The road for a request. Blocks when files have to be read.
     *
     * @throws ClientCertificate.UnusableException when the client certificate cannot be used
     * @throws TransportException when the proxy cannot be used
     * @throws IOException when the operator's own authorities cannot be read
     */
    Road of(Route route, RoutePasswords passwords, URI uri, Duration connect) throws IOException {
        Way way = Ways.of(route.proxy(), passwords, Target.of(uri));
        long modified = route.trust() instanceof Trust.Authorities own
                ? Files.getLastModifiedTime(own.pem()).toMillis()
                : 0;
        if (route.client().isPresent()) {
            modified = modified * 31 + route.client().get().modified();
        }
        Optional<Password> password = passwords.of(PasswordUse.CLIENT_CERTIFICATE);
        TlsKey key = new TlsKey(
                route.trust(),
                route.client(),
                modified,
                password.map(Password::reveal).map(this::fingerprint).orElse(""));
        TlsContext known = contexts.get(key);
        return new Road(
                new Identity(
                        key, way.toString(), way.secret().map(this::fingerprint).orElse("")),
                known == null ? madeOnce(key, route, password) : known,
                way,
                way instanceof Way.HttpProxy proxy && proxy.isSecure()
                        ? Optional.of(toProxy(new ProxyTlsKey(route.trust(), modified)))
                        : Optional.empty(),
                connect);
    }

    /** Many calls may want the same new context at once, and making one is dear. */
    private TlsContext madeOnce(TlsKey key, Route route, Optional<Password> password) throws IOException {
        synchronized (making.computeIfAbsent(key, _ -> new Object())) {
            TlsContext known = contexts.get(key);
            if (known == null) {
                known = TlsContext.of(route, password, clock);
                contexts.put(key, known);
            }
            return known;
        }
    }

    private TlsContext toProxy(ProxyTlsKey key) throws IOException {
        TlsContext known = proxyContexts.get(key);
        if (known == null) {
            known = TlsContext.ofProxy(key.trust(), clock);
            proxyContexts.put(key, known);
        }
        return known;
    }

    /** Makes everything anew from now on. */
    void forgetAll() {
        proxyContexts.clear();
        contexts.clear();
        making.clear();
    }

    private String fingerprint(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(fingerprintKey);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
