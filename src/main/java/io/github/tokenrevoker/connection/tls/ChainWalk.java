package io.github.tokenrevoker.connection.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** Finds who issued a certificate, among what a server sent and the authorities that are known. */
final class ChainWalk {
    private ChainWalk() {}

    /** Those that issued a certificate, by name and signature; known authorities come first. */
    static List<X509Certificate> issuers(
            X509Certificate issued, X509Certificate[] chain, List<X509Certificate> authorities) {
        return Stream.concat(authorities.stream(), Stream.of(chain))
                .filter(candidate -> candidate.getSubjectX500Principal().equals(issued.getIssuerX500Principal()))
                .filter(candidate -> hasSigned(candidate, issued))
                .toList();
    }

    private static boolean hasSigned(X509Certificate issuer, X509Certificate issued) {
        try {
            issued.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
