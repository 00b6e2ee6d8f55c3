package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks others whether a server is to be trusted, and says exactly why not when none of them does. */
final class JudgingTrust extends EngineTrust {
    private final List<X509ExtendedTrustManager> judges;
    private final Clock clock;
    private final List<String> unread;

    /**
     * Asks judges in turn.
     *
     * @param unread authorities that could not be read, which may be why nobody vouches for a server; a line each
     */
    JudgingTrust(List<X509ExtendedTrustManager> judges, Clock clock, List<String> unread) {
        this.judges = List.copyOf(judges);
        this.clock = clock;
        this.unread = List.copyOf(unread);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        CertificateException first = null;
        for (X509ExtendedTrustManager judge : judges) {
            try {
                judge.checkServerTrusted(chain, authType, engine);
                refuseRevoked(chain, engine, judge);
                return;
            } catch (UntrustedServerException revoked) {
                throw revoked;
            } catch (CertificateException refusal) {
                // A wrong host is a wrong host to all of them; the authority may be known to another.
                first = first == null || saysWrongHost(refusal) ? refusal : first;
            }
        }
        throw judged(chain, first == null ? new CertificateException("nobody to ask") : first);
    }

    private static void refuseRevoked(X509Certificate[] chain, SSLEngine engine, X509ExtendedTrustManager judge)
            throws UntrustedServerException {
        if (StapledStatus.saysRevoked(chain, engine, List.of(judge.getAcceptedIssuers()))) {
            throw new UntrustedServerException(
                    Kind.TLS_REVOKED, PresentedCertificate.of(chain[0]), "revoked, says the stapled OCSP response");
        }
    }

    private UntrustedServerException judged(X509Certificate[] chain, CertificateException refusal) {
        PresentedCertificate presented = PresentedCertificate.of(chain[0]);
        Kind kind = kind(chain, refusal);
        String words = String.valueOf(refusal.getMessage());
        boolean mayMatter = kind == Kind.TLS_UNKNOWN_AUTHORITY || kind == Kind.TLS_SELF_SIGNED;
        return new UntrustedServerException(
                kind,
                presented,
                mayMatter && !unread.isEmpty() ? words + "; not read: " + String.join("; ", unread) : words);
    }

    private Kind kind(X509Certificate[] chain, CertificateException refusal) {
        Instant now = clock.instant();
        for (X509Certificate each : chain) {
            if (now.isAfter(each.getNotAfter().toInstant())) {
                return Kind.TLS_EXPIRED;
            }
            if (now.isBefore(each.getNotBefore().toInstant())) {
                return Kind.TLS_NOT_YET_VALID;
            }
        }
        if (saysWrongHost(refusal)) {
            return Kind.TLS_WRONG_HOST;
        }
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException path) {
                if (path.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
                    return Kind.TLS_WEAK;
                }
                if (path.getReason() == BasicReason.REVOKED) {
                    return Kind.TLS_REVOKED;
                }
            }
        }
        boolean selfSigned = chain[0].getSubjectX500Principal().equals(chain[0].getIssuerX500Principal());
        return selfSigned ? Kind.TLS_SELF_SIGNED : Kind.TLS_UNKNOWN_AUTHORITY;
    }

    private static boolean saysWrongHost(CertificateException refusal) {
        String words = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no subject alternative") || words.contains("no name matching");
    }
}
