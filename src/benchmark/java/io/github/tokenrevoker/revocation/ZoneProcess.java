package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.TestAuthority;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Zones over TLS in a process of their own, {@link WaitingZone}, and what reaches them. */
final class ZoneProcess implements AutoCloseable {
    private static final String PASSWORD = "benchmark";

    private final Process process;
    private final List<OnezoneAddress> addresses;

    private ZoneProcess(Process process, List<OnezoneAddress> addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /** The certificates of all zones of a benchmark. */
    static final class Certificates {
        private final Path authority;
        private final Path identity;

        Certificates(Path folder) throws IOException {
            TestAuthority made = new TestAuthority();
            authority = made.pem(folder);
            identity = made.good().pkcs12(folder, PASSWORD);
        }

        Path authority() {
            return authority;
        }

        Route route() {
            return Route.DEFAULT.trusting(new Trust.Authorities(authority));
        }

        /** For other clients. */
        SSLContext trusting() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            try (InputStream in = Files.newInputStream(authority)) {
                store.setCertificateEntry(
                        "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        }
    }

    /**
     * Starts zones.
     *
     * @param waitMillis before each answer
     */
    static ZoneProcess start(Certificates certificates, int zones, int waitMillis) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // By default it closes connections as soon as 200 are idle, in the middle of what comes next.
                        "-Dsun.net.httpserver.maxIdleConnections=5000",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WaitingZone.class.getName(),
                        certificates.identity.toString(),
                        PASSWORD,
                        Integer.toString(waitMillis),
                        Integer.toString(zones))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader ports =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        List<OnezoneAddress> addresses = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            addresses.add(new OnezoneAddress("https", "127.0.0.1", Integer.parseInt(ports.readLine())));
        }
        return new ZoneProcess(process, addresses);
    }

    /** The zone of a provider, by its number. */
    OnezoneAddress address(int provider) {
        return addresses.get(provider % addresses.size());
    }

    /** A token of a provider, by its number. */
    static AccessToken token(int provider) throws UnusableTokenException {
        return AccessToken.pasted("legacy" + String.format(Locale.ROOT, "%0" + WaitingZone.ID_LENGTH + "d", provider));
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
