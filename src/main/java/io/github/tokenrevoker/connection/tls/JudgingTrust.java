package io.github.tokenrevoker.connection.tls;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.connection.TechnicalWords;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks others whether a server is to be trusted, and says exactly why not when none of them does. */
final class JudgingTrust extends SocketTrust {
    private final List<X509ExtendedTrustManager> judges;
    private final Clock clock;
    private final List<String> unread;

    /**
     * Asks judges in turn.
     *
     * @param unread authorities that could not be read, which may be why a server is not trusted; a line each
     */
    JudgingTrust(List<X509ExtendedTrustManager> judges, Clock clock, List<String> unread) {
        this.judges = List.copyOf(judges);
        this.clock = clock;
        this.unread = List.copyOf(unread);
    }

    @Override
    void judge(X509Certificate[] chain, String authType, SSLSocket socket) throws CertificateException {
        List<CertificateException> refusals = new ArrayList<>();
        for (X509ExtendedTrustManager judge : judges) {
            try {
                judge.checkServerTrusted(chain, authType, socket);
            } catch (CertificateException refusal) {
                refusals.add(refusal);
                continue;
            }
            refuseWhatJudgesOverlook(chain, socket, List.of(judge.getAcceptedIssuers()));
            return;
        }
        throw diagnosed(chain, authType, refusals);
    }

    private static void refuseWhatJudgesOverlook(
            X509Certificate[] chain, SSLSocket socket, List<X509Certificate> authorities)
            throws UntrustedServerException {
        if (StapledStatus.saysRevoked(chain, socket, authorities)) {
            throw untrusted(Kind.TLS_REVOKED, chain, Optional.empty(), "revoked, says the stapled OCSP response");
        }
        Optional<X509Certificate> weak = Weakness.among(chain, authorities);
        if (weak.isPresent()) {
            throw untrusted(Kind.TLS_WEAK, chain, weak, Weakness.words(weak.get()));
        }
    }

    private UntrustedServerException diagnosed(
            X509Certificate[] chain, String authType, List<CertificateException> refusals) {
        CertificateException first =
                refusals.isEmpty() ? new CertificateException("nobody to ask") : refusals.getFirst();
        String words = TechnicalWords.of(first);
        Diagnosis diagnosis = new Diagnosis(chain, authorities(), clock.instant());
        for (CertificateException refusal : refusals) {
            Optional<Diagnosis.Finding> certain = diagnosis.ofReason(refusal);
            if (certain.isPresent()) {
                return untrusted(certain.get().kind(), chain, certain.get().culprit(), words);
            }
        }
        // A judge that takes the chain without the host has refused the host.
        if (judges.stream().anyMatch(judge -> vouchesForChain(judge, chain, authType))) {
            return untrusted(Kind.TLS_WRONG_HOST, chain, Optional.empty(), words);
        }
        Diagnosis.Finding finding = diagnosis.ofCertificates();
        boolean mayMatter = finding.kind() == Kind.TLS_UNKNOWN_AUTHORITY || finding.kind() == Kind.TLS_SELF_SIGNED;
        return untrusted(
                finding.kind(),
                chain,
                finding.culprit(),
                mayMatter && !unread.isEmpty() ? words + "; not read: " + String.join("; ", unread) : words);
    }

    private static boolean vouchesForChain(X509ExtendedTrustManager judge, X509Certificate[] chain, String authType) {
        try {
            judge.checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException _) {
            return false;
        }
    }

    private List<X509Certificate> authorities() {
        return judges.stream()
                .flatMap(judge -> List.of(judge.getAcceptedIssuers()).stream())
                .toList();
    }

    private static UntrustedServerException untrusted(
            Kind kind, X509Certificate[] chain, Optional<X509Certificate> culprit, String words) {
        PresentedCertificate issuing = culprit.filter(certificate -> !certificate.equals(chain[0]))
                .map(PresentedCertificate::of)
                .orElse(null);
        return new UntrustedServerException(
                new TransportFault(kind, words, PresentedCertificate.of(chain[0]), issuing));
    }
}
