package io.github.tokenrevoker.connection.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents the profile's client certificate, if there is one, and remembers which servers asked for one: that tells a missing
 * client certificate from every other failed handshake. Thread-safe.
 */
final class ClientKeys extends X509ExtendedKeyManager {
    private final @Nullable X509KeyManager keys;
    private final Set<Socket> askers = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** With null, presents none. */
    ClientKeys(@Nullable X509KeyManager keys) {
        this.keys = keys;
    }

    /** Whether the server on the other end of a socket asked for a client certificate. */
    boolean wereAskedForOn(Socket socket) {
        return askers.contains(socket);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        if (socket != null) {
            askers.add(socket);
        }
        return keys == null ? null : keys.chooseClientAlias(types, issuers, socket);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return keys == null ? null : keys.getClientAliases(type, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys == null ? null : keys.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys == null ? null : keys.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
