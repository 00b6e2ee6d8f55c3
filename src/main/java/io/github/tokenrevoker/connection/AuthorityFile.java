package io.github.tokenrevoker.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates of authorities in a PEM file. Calls block. */
public final class AuthorityFile {
    /** The authorities of the whole web have less than a megabyte. */
    private static final long MAX_SIZE = 16L << 20;

    private AuthorityFile() {}

    /**
     * What a file holds, to be shown.
     *
     * @throws IOException with words about what is wrong, when it has no certificates
     */
    public static List<PresentedCertificate> shown(Path pem) throws IOException {
        return read(pem).stream().map(PresentedCertificate::of).toList();
    }

    static List<X509Certificate> read(Path pem) throws IOException {
        if (Files.size(pem) > MAX_SIZE) {
            throw new IOException(pem + " is larger than any file of authorities");
        }
        try {
            List<X509Certificate> authorities = new ArrayList<>();
            for (Certificate each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem)))) {
                if (each instanceof X509Certificate certificate) {
                    authorities.add(certificate);
                }
            }
            if (authorities.isEmpty()) {
                throw new IOException(pem + " has no certificate in it");
            }
            return authorities;
        } catch (GeneralSecurityException nonsense) {
            throw new IOException(pem + " is no PEM file of certificates", nonsense);
        }
    }
}
