package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.onezone.TransportFault.Kind;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts one certificate, whatever else is wrong with it, and no other, whoever vouches for it. */
final class PinnedJudge extends X509ExtendedTrustManager {
    private final String fingerprint;

    PinnedJudge(String fingerprint) {
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

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("only engines are asked about");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only engines are asked about");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
