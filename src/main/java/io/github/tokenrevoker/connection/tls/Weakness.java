package io.github.tokenrevoker.connection.tls;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PSSParameterSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keys and signatures that prove nothing any more. The JDK refuses them of public authorities, but not of own ones. */
final class Weakness {
    private static final int MIN_RSA_BITS = 2048;
    private static final List<String> BROKEN_HASHES = List.of("SHA1", "MD5", "MD2");

    private Weakness() {}

    /** The first weak certificate on the way from the server's own to an authority, that one included. */
    static Optional<X509Certificate> among(X509Certificate[] chain, List<X509Certificate> authorities) {
        Set<X509Certificate> seen = new HashSet<>();
        X509Certificate current = chain[0];
        while (seen.add(current)) {
            boolean known = authorities.contains(current);
            if (hasWeakKey(current.getPublicKey()) || (!known && hasWeakSignature(current))) {
                return Optional.of(current);
            }
            List<X509Certificate> issuers = known ? List.of() : ChainWalk.issuers(current, chain, authorities);
            if (issuers.isEmpty()) {
                return Optional.empty();
            }
            current = issuers.getFirst();
        }
        return Optional.empty();
    }

    /** What is weak, in words. */
    static String words(X509Certificate weak) {
        String subject = weak.getSubjectX500Principal().getName();
        return hasWeakKey(weak.getPublicKey())
                ? "the key of " + subject + " has less than " + MIN_RSA_BITS + " bits"
                : "the signature of " + subject + " is " + weak.getSigAlgName();
    }

    private static boolean hasWeakKey(PublicKey key) {
        return switch (key) {
            case RSAKey rsa -> rsa.getModulus().bitLength() < MIN_RSA_BITS;
            case DSAKey dsa -> dsa.getParams() == null || dsa.getParams().getP().bitLength() < MIN_RSA_BITS;
            default -> false;
        };
    }

    private static boolean hasWeakSignature(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
        return BROKEN_HASHES.stream().anyMatch(algorithm::contains)
                || (algorithm.equals("RSASSAPSS") && hasWeakPss(certificate));
    }

    private static boolean hasWeakPss(X509Certificate certificate) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(certificate.getSigAlgParams());
            String hash = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
            return BROKEN_HASHES.contains(hash.toUpperCase(Locale.ROOT).replace("-", ""));
        } catch (GeneralSecurityException | java.io.IOException _) {
            // Without parameters, SHA-1 is meant.
            return true;
        }
    }
}
