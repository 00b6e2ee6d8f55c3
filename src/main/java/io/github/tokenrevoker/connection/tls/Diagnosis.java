package io.github.tokenrevoker.connection.tls;

import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what is wrong with a chain of certificates that was refused. */
final class Diagnosis {
    private static final int MAX_CAUSES = 16;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;
    private static final List<String> FOR_SERVERS = List.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

    private final X509Certificate[] chain;
    private final List<X509Certificate> authorities;
    private final Instant now;

    /**
     * What is wrong, and with which certificate.
     *
     * @param culprit the server's own or one that issued it; empty where it is not one of them
     */
    record Finding(Kind kind, Optional<X509Certificate> culprit) {}

    Diagnosis(X509Certificate[] chain, List<X509Certificate> authorities, Instant now) {
        this.chain = chain.clone();
        this.authorities = List.copyOf(authorities);
        this.now = now;
    }

    /** By the reason that the validation of the path gives; empty where it gives none that says enough. */
    Optional<Finding> ofReason(Throwable refusal) {
        @Nullable Throwable cause = refusal;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof CertPathValidatorException path) {
                Optional<Kind> kind = kind(path);
                if (kind.isPresent()) {
                    return Optional.of(new Finding(kind.get(), culprit(path)));
                }
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private Optional<Kind> kind(CertPathValidatorException path) {
        boolean ofIssuer = culprit(path).filter(bad -> !bad.equals(chain[0])).isPresent();
        return switch (path.getReason()) {
            case BasicReason.EXPIRED -> Optional.of(ofIssuer ? Kind.TLS_ISSUER_EXPIRED : Kind.TLS_EXPIRED);
            case BasicReason.NOT_YET_VALID ->
                Optional.of(ofIssuer ? Kind.TLS_ISSUER_NOT_YET_VALID : Kind.TLS_NOT_YET_VALID);
            case BasicReason.ALGORITHM_CONSTRAINED -> Optional.of(Kind.TLS_WEAK);
            case BasicReason.REVOKED -> Optional.of(Kind.TLS_REVOKED);
            case PKIXReason.NOT_CA_CERT, PKIXReason.PATH_TOO_LONG -> Optional.of(Kind.TLS_NOT_AN_AUTHORITY);
            case PKIXReason.INVALID_KEY_USAGE ->
                Optional.of(ofIssuer ? Kind.TLS_NOT_AN_AUTHORITY : Kind.TLS_NOT_FOR_SERVERS);
            case PKIXReason.INVALID_NAME -> Optional.of(Kind.TLS_NAME_CONSTRAINT);
            case PKIXReason.UNRECOGNIZED_CRIT_EXT, PKIXReason.INVALID_POLICY -> Optional.of(Kind.TLS_INVALID);
            default -> Optional.empty();
        };
    }

    private static Optional<X509Certificate> culprit(CertPathValidatorException path) {
        boolean known = path.getCertPath() != null && path.getIndex() >= 0;
        return known && path.getCertPath().getCertificates().get(path.getIndex()) instanceof X509Certificate certificate
                ? Optional.of(certificate)
                : Optional.empty();
    }

    /** By what the certificates say themselves, where no judge has given a reason. */
    Finding ofCertificates() {
        return ofDates()
                .or(this::ofIssuers)
                .or(this::ofPurpose)
                .or(() -> Weakness.among(chain, authorities).map(weak -> new Finding(Kind.TLS_WEAK, Optional.of(weak))))
                .orElseGet(() -> new Finding(
                        isSelfSigned(chain[0]) ? Kind.TLS_SELF_SIGNED : Kind.TLS_UNKNOWN_AUTHORITY, Optional.empty()));
    }

    private Optional<Finding> ofDates() {
        for (X509Certificate each : chain) {
            boolean own = each.equals(chain[0]);
            if (now.isAfter(each.getNotAfter().toInstant())) {
                return Optional.of(new Finding(own ? Kind.TLS_EXPIRED : Kind.TLS_ISSUER_EXPIRED, Optional.of(each)));
            }
            if (now.isBefore(each.getNotBefore().toInstant())) {
                return Optional.of(
                        new Finding(own ? Kind.TLS_NOT_YET_VALID : Kind.TLS_ISSUER_NOT_YET_VALID, Optional.of(each)));
            }
        }
        return Optional.empty();
    }

    /** An issuer that is there by name, but is not an authority. */
    private Optional<Finding> ofIssuers() {
        for (X509Certificate issued : chain) {
            for (X509Certificate candidate : ChainWalk.issuers(issued, chain, authorities)) {
                if (!candidate.equals(issued) && candidate.getBasicConstraints() < 0 && isVersion3(candidate)) {
                    return Optional.of(new Finding(Kind.TLS_NOT_AN_AUTHORITY, Optional.of(candidate)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isVersion3(X509Certificate certificate) {
        return certificate.getVersion() >= 3;
    }

    private Optional<Finding> ofPurpose() {
        boolean @Nullable [] usage = chain[0].getKeyUsage();
        boolean usable = usage == null || usage[DIGITAL_SIGNATURE] || usage[KEY_ENCIPHERMENT] || usage[KEY_AGREEMENT];
        return usable && isForServers(chain[0])
                ? Optional.empty()
                : Optional.of(new Finding(Kind.TLS_NOT_FOR_SERVERS, Optional.empty()));
    }

    private static boolean isForServers(X509Certificate certificate) {
        try {
            @Nullable List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(FOR_SERVERS::contains);
        } catch (CertificateParsingException _) {
            return false;
        }
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
