package io.github.tokenrevoker.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A certificate with its private key, from a PKCS#12 or a PEM file. */
public final class KeyFile {
    static final String CONVERT = "openssl pkcs12 -export -in client.pem -inkey client.key -out client.p12";

    private static final byte[] CHALLENGE = {1, 2, 3, 4};
    private static final int JKS = 0xfeedfeed;
    private static final int JCEKS = 0xcececece;

    private KeyFile() {}

    /**
     * Opens the content of a file as a key store in memory, under the same password.
     *
     * @param password may be empty; the caller wipes it
     * @throws UnusableKeysException with words about what is wrong
     * @throws GeneralSecurityException when the JDK refuses a key or an algorithm
     */
    public static KeyStore open(byte[] content, char[] password)
            throws UnusableKeysException, GeneralSecurityException {
        if (content.length == 0) {
            throw new UnusableKeysException("it is empty");
        }
        if (PemEntry.isIn(content)) {
            return ofPem(content, password);
        }
        int magic =
                content.length < Integer.BYTES ? 0 : ByteBuffer.wrap(content).getInt();
        if (magic == JKS || magic == JCEKS) {
            throw new UnusableKeysException(
                    "it is a Java keystore. Convert it: keytool -importkeystore -srckeystore client.jks"
                            + " -destkeystore client.p12 -deststoretype PKCS12");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), password);
            return store;
        } catch (IOException failure) {
            boolean wrongPassword = failure.getCause() instanceof GeneralSecurityException;
            throw new UnusableKeysException(
                    wrongPassword
                            ? "the password does not open it"
                            : "it is neither PKCS#12 nor PEM. Make a PKCS#12 file: " + CONVERT);
        }
    }

    private static KeyStore ofPem(byte[] content, char[] password)
            throws UnusableKeysException, GeneralSecurityException {
        Authorities certificates = Authorities.in(content);
        if (!certificates.problems().isEmpty()) {
            throw new UnusableKeysException(certificates.problems().getFirst());
        }
        Optional<PrivateKey> key = PemKey.in(PemEntry.in(content), password);
        if (key.isEmpty()) {
            throw new UnusableKeysException("it has no private key. Put certificate and key into one file: " + CONVERT);
        }
        X509Certificate own = certificates.certificates().stream()
                .filter(each -> belong(each, key.get()))
                .findFirst()
                .orElseThrow(() -> new UnusableKeysException(
                        "it has no certificate of its private key. Put both into one file: " + CONVERT));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, password);
        } catch (IOException impossible) {
            throw new IllegalStateException("an empty key store cannot fail to load", impossible);
        }
        store.setKeyEntry("own", key.get(), password, chain(own, certificates.certificates()));
        return store;
    }

    /** The certificate and the chain of its issuers that the file contains. */
    private static X509Certificate[] chain(X509Certificate own, List<X509Certificate> all) {
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        boolean longer = true;
        while (longer) {
            X509Certificate last = chain.getLast();
            Optional<X509Certificate> issuer = all.stream()
                    .filter(each -> !chain.contains(each)
                            && each.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
                    .findFirst();
            issuer.ifPresent(chain::add);
            longer = issuer.isPresent();
        }
        return chain.toArray(X509Certificate[]::new);
    }

    private static boolean belong(X509Certificate certificate, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(CHALLENGE);
            byte[] signed = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(certificate.getPublicKey());
            verifying.update(CHALLENGE);
            return verifying.verify(signed);
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException _) {
            // A key of another algorithm.
            return false;
        }
    }
}
