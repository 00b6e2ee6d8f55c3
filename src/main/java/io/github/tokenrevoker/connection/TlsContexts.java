package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.certificate.Authorities;
import io.github.tokenrevoker.certificate.SystemAuthorities;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts that trust as an operator has chosen. Calls block. */
final class TlsContexts {
    private TlsContexts() {}

    /**
     * Makes a context.
     *
     * @param password of the client certificate, where there is one
     * @throws ClientCertificate.UnusableException when that certificate cannot be used
     * @throws IOException when the operator's own authorities cannot be read
     */
    static Road.Tls of(Route route, Optional<Password> password, Clock clock) throws IOException {
        try {
            X509ExtendedTrustManager judge = switch (route.trust()) {
                case Trust.OfSystem _ -> ofSystem(clock);
                case Trust.Authorities own ->
                    new JudgingTrust(List.of(among(AuthorityFile.read(own.pem()))), clock, List.of());
                case Trust.Pinned pinned -> new PinnedTrust(pinned.fingerprint());
            };
            ClientKeys keys = new ClientKeys(
                    route.client().isPresent()
                            ? route.client().get().keys(password.orElseGet(() -> Password.of("")))
                            : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {judge}, null);
            return new Road.Tls(context, keys);
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    /**
     * Makes a context for a proxy that speaks TLS itself. It is judged by the authorities of the system and by those of the
     * profile, and is shown no certificate: a pin and a client certificate are for the Onezone.
     */
    static Road.Tls ofProxy(Trust trust, Clock clock) throws IOException {
        try {
            Authorities own = SystemAuthorities.read();
            List<X509ExtendedTrustManager> judges = new ArrayList<>(ofSystem(own));
            if (trust instanceof Trust.Authorities file) {
                judges.add(among(AuthorityFile.read(file.pem())));
            }
            ClientKeys none = new ClientKeys(null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {none},
                    new TrustManager[] {new JudgingTrust(judges, clock, own.problems())},
                    null);
            return new Road.Tls(context, none);
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    /** The JDK's own authorities, and those of the operating system. What cannot be read of these is told with a refusal. */
    private static X509ExtendedTrustManager ofSystem(Clock clock) throws IOException, GeneralSecurityException {
        Authorities own = SystemAuthorities.read();
        return new JudgingTrust(ofSystem(own), clock, own.problems());
    }

    private static List<X509ExtendedTrustManager> ofSystem(Authorities own)
            throws IOException, GeneralSecurityException {
        return own.certificates().isEmpty() ? List.of(judge(null)) : List.of(judge(null), among(own.certificates()));
    }

    private static KeyStore storeOf(List<X509Certificate> authorities) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return store;
    }

    private static X509ExtendedTrustManager among(List<X509Certificate> authorities)
            throws IOException, GeneralSecurityException {
        return judge(storeOf(authorities));
    }

    private static X509ExtendedTrustManager judge(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("the JDK has no trust manager for X.509");
    }
}
