package io.github.tokenrevoker.connection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * The certificate a server proved itself with.
 *
 * @param subject its distinguished name
 * @param fingerprint SHA-256 of its encoding, pairs of upper-case hex digits with colons between
 */
public record ServerCertificate(String subject, Instant validUntil, String fingerprint) {
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    /** The first certificate of a verified session; empty where there is none to be had. */
    public static Optional<ServerCertificate> of(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate
                    ? Optional.of(of(certificate))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }

    public static ServerCertificate of(X509Certificate certificate) {
        return new ServerCertificate(
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant(),
                PAIRS.formatHex(sha256(certificate)));
    }

    private static byte[] sha256(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
