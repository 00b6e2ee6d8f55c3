package io.github.tokenrevoker.connection.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/**
 * Reads the revocation status that a server staples to its certificate, signed by the authority (OCSP, RFC 6960). Nobody
 * is asked over the network, since that would tell a third party which Onezone is called, and when.
 */
final class StapledStatus {
    private StapledStatus() {}

    private enum Word {
        GOOD,
        REVOKED,
        NONE
    }

    /**
     * Whether the authority's own word says that the server's certificate is revoked. What cannot be read says nothing. A word
     * that has gone out of date counts: what is revoked stays revoked.
     */
    static boolean saysRevoked(X509Certificate[] chain, SSLSocket socket, List<X509Certificate> authorities) {
        Optional<byte[]> staple = staple(socket);
        if (staple.isEmpty()) {
            return false;
        }
        return issuers(chain, authorities).anyMatch(issuer -> saysRevoked(chain[0], issuer, staple.get()));
    }

    private static boolean saysRevoked(X509Certificate certificate, X509Certificate issuer, byte[] staple) {
        Word now = word(certificate, issuer, staple, Instant.now());
        // A revocation counts from the moment after the one that it names.
        return now == Word.REVOKED
                || (now == Word.NONE
                        && DerTimes.in(staple).stream()
                                .map(moment -> moment.plusSeconds(1))
                                .anyMatch(moment -> word(certificate, issuer, staple, moment) == Word.REVOKED));
    }

    private static Optional<byte[]> staple(SSLSocket socket) {
        if (!(socket.getHandshakeSession() instanceof ExtendedSSLSession session)) {
            return Optional.empty();
        }
        List<byte[]> responses = session.getStatusResponses();
        return responses.isEmpty() || responses.getFirst().length == 0
                ? Optional.empty()
                : Optional.of(responses.getFirst());
    }

    private static Stream<X509Certificate> issuers(X509Certificate[] chain, List<X509Certificate> authorities) {
        return Stream.concat(Stream.of(chain).skip(1), authorities.stream())
                .filter(candidate -> candidate.getSubjectX500Principal().equals(chain[0].getIssuerX500Principal()))
                .distinct();
    }

    /** Judged as of a moment, since a word is only listened to within its time. */
    private static Word word(X509Certificate certificate, X509Certificate issuer, byte[] staple, Instant moment) {
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            checker.setOptions(
                    EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY, PKIXRevocationChecker.Option.NO_FALLBACK));
            checker.setOcspResponses(Map.of(certificate, staple));
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
            parameters.setRevocationEnabled(false);
            parameters.addCertPathChecker(checker);
            parameters.setDate(Date.from(moment));
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
            validator.validate(path, parameters);
            return Word.GOOD;
        } catch (CertPathValidatorException verdict) {
            return verdict.getReason() == BasicReason.REVOKED ? Word.REVOKED : Word.NONE;
        } catch (GeneralSecurityException _) {
            return Word.NONE;
        }
    }
}
