package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;

/** Trusts one certificate, whatever else is wrong with it, and no other, whoever vouches for it. */
final class PinnedTrust extends EngineTrust {
    private final String fingerprint;

    PinnedTrust(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        PresentedCertificate presented = PresentedCertificate.of(chain[0]);
        String shown = presented.certificate().fingerprint();
        if (!shown.equals(fingerprint)) {
            throw new UntrustedServerException(
                    Kind.TLS_PIN_CHANGED, presented, "pinned " + fingerprint + ", shown " + shown);
        }
    }
}
