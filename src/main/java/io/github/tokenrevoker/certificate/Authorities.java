package io.github.tokenrevoker.certificate;

import io.github.tokenrevoker.durable.BoundedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Certificates of authorities, read entry by entry: a damaged one does not take the others with it.
 *
 * @param certificates each once, in the order of the file
 * @param problems one line about each entry that cannot be used, naming it
 */
public record Authorities(List<X509Certificate> certificates, List<String> problems) {
    /** All authorities of the web are less than a megabyte. */
    private static final int MAX_SIZE = 16 << 20;

    /** Enough to see what is wrong. */
    private static final int MAX_PROBLEMS = 20;

    public Authorities {
        certificates = List.copyOf(certificates);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a PEM file (certificates, OpenSSL's trusted certificates, PKCS#7), or a DER file of one or more. Other entries, such
     * as comments and revocation lists, are passed over.
     *
     * @throws IOException when the file cannot be read or is larger than any file of authorities
     */
    public static Authorities read(Path file) throws IOException {
        return in(BoundedFile.read(file, MAX_SIZE));
    }

    static Authorities in(byte[] file) {
        Set<X509Certificate> found = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        if (PemEntry.isIn(file)) {
            int number = 0;
            for (PemEntry entry : PemEntry.in(file)) {
                number++;
                String why = take(entry, found);
                if (!why.isEmpty() && problems.size() < MAX_PROBLEMS) {
                    problems.add("entry " + number + " (line " + entry.line() + "): " + why);
                }
            }
        } else if (file.length > 0 && file[0] == Der.SEQUENCE) {
            try {
                found.addAll(decoded(file));
            } catch (CertificateException damaged) {
                problems.add("it is no certificate: " + words(damaged));
            }
        }
        return new Authorities(List.copyOf(found), problems);
    }

    /** Adds the certificates of an entry; says what is wrong with it, or nothing. */
    private static String take(PemEntry entry, Set<X509Certificate> found) {
        boolean trusted = entry.label().equals("TRUSTED CERTIFICATE");
        boolean whole = entry.label().equals("CERTIFICATE") || entry.label().equals("X509 CERTIFICATE");
        if (!trusted && !whole && !entry.label().equals("PKCS7")) {
            return "";
        }
        if (entry.content().isEmpty()) {
            return "it is damaged: not Base64, or without its last line";
        }
        byte[] content = entry.content().get();
        try {
            if (!trusted || OpensslTrust.ofServers(content)) {
                found.addAll(trusted || whole ? List.of(one(content)) : decoded(content));
            }
            return "";
        } catch (CertificateException damaged) {
            return "it is no certificate: " + words(damaged);
        }
    }

    private static X509Certificate one(byte[] content) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
    }

    private static List<X509Certificate> decoded(byte[] content) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate each :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content))) {
            if (each instanceof X509Certificate certificate) {
                certificates.add(certificate);
            }
        }
        return certificates;
    }

    private static String words(CertificateException damaged) {
        String message = String.valueOf(damaged.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
