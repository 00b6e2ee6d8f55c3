package io.github.tokenrevoker.connection.tls;

import io.github.tokenrevoker.certificate.Authorities;
import io.github.tokenrevoker.certificate.SystemAuthorities;
import io.github.tokenrevoker.connection.AuthorityFile;
import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
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

/** What TLS is spoken with: the authorities that the operator trusts, and the client certificate to present. Thread-safe. */
public final class TlsContext {
    final SSLContext context;
    final ClientKeys keys;

    private TlsContext(SSLContext context, ClientKeys keys) {
        this.context = context;
        this.keys = keys;
    }

    /**
     * Makes a context. Blocks when files have to be read.
     *
     * @param password of the client certificate, where there is one
     * @throws ClientCertificate.UnusableException when that certificate cannot be used
     * @throws IOException when the operator's own authorities cannot be read
     */
    public static TlsContext of(Route route, Optional<Password> password, Clock clock) throws IOException {
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
            return new TlsContext(context, keys);
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    /**
     * Makes a context for a proxy that speaks TLS itself. Blocks when files have to be read. The proxy is judged by the
     * authorities of the system and by those of the profile, and is shown no certificate: a pin and a client certificate
     * are for the Onezone.
     */
    public static TlsContext ofProxy(Trust trust, Clock clock) throws IOException {
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
            return new TlsContext(context, none);
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    /**
     * The certificate authorities of the JDK and of the operating system. Unreadable ones are named when a server is
     * rejected.
     */
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
