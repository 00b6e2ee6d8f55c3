package io.github.tokenrevoker.connection;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that a server showed and that was not accepted.
 *
 * @param names the hosts that it is for
 */
public record PresentedCertificate(
        ServerCertificate certificate, String issuer, Instant validFrom, List<String> names) {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    public PresentedCertificate {
        names = List.copyOf(names);
    }

    public static PresentedCertificate of(X509Certificate certificate) {
        return new PresentedCertificate(
                ServerCertificate.of(certificate),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                names(certificate));
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            @Nullable Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    if (Stream.of(DNS_NAME, IP_ADDRESS).anyMatch(alternative.getFirst()::equals)) {
                        names.add(String.valueOf(alternative.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException _) {
            // Then it names no host.
        }
        return names;
    }
}
