package io.github.tokenrevoker.connection.tls;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;

/** Trusts exactly one certificate, even an invalid one, and rejects all others, even those of a trusted authority. */
final class PinnedTrust extends SocketTrust {
    private final String fingerprint;

    PinnedTrust(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    void judge(X509Certificate[] chain, String authType, SSLSocket socket) throws CertificateException {
        PresentedCertificate presented = PresentedCertificate.of(chain[0]);
        String shown = presented.certificate().fingerprint();
        if (!shown.equals(fingerprint)) {
            throw new UntrustedServerException(
                    new TransportFault(Kind.TLS_PIN_CHANGED, "pinned " + fingerprint + ", shown " + shown, presented));
        }
    }
}
