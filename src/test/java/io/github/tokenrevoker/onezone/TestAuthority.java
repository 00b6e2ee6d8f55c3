package io.github.tokenrevoker.onezone;

import java.io.IOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that lives as long as a test, and the servers that it vouches for. */
public final class TestAuthority {
    private static final char[] PASSWORD = "test".toCharArray();

    private final KeyPair keys = keys("EC", 256);
    private final X509Certificate certificate = certificate(
            "CN=Test Authority",
            "CN=Test Authority",
            keys,
            keys,
            builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));

    private interface Extending {
        void extend(JcaX509v3CertificateBuilder builder) throws CertIOException;
    }

    /** A server's certificate with its key. */
    public record Identity(X509Certificate certificate, KeyPair keys) {
        /** The fingerprint, as the tool writes it. */
        public String fingerprint() {
            return ServerCertificate.of(certificate).fingerprint();
        }
    }

    private static KeyPair keys(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(
            String subject, String issuer, KeyPair subjects, KeyPair issuers, Extending extending) {
        Instant now = Instant.now();
        return certificate(
                subject,
                issuer,
                subjects,
                issuers,
                now.minus(1, ChronoUnit.DAYS),
                now.plus(90, ChronoUnit.DAYS),
                extending);
    }

    private static X509Certificate certificate(
            String subject,
            String issuer,
            KeyPair subjects,
            KeyPair issuers,
            Instant from,
            Instant until,
            Extending extending) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(from),
                    Date.from(until),
                    new X500Name(subject),
                    subjects.getPublic());
            extending.extend(builder);
            String algorithm = issuers.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            var signer = new JcaContentSignerBuilder(algorithm).build(issuers.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void named(JcaX509v3CertificateBuilder builder, GeneralName name) throws CertIOException {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
    }

    private static final GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

    /** Good for 127.0.0.1 for 90 days. */
    public Identity good() {
        KeyPair own = keys("EC", 256);
        return new Identity(
                certificate("CN=Onezone", "CN=Test Authority", own, keys, builder -> named(builder, LOOPBACK)), own);
    }

    Identity valid(Instant from, Instant until) {
        KeyPair own = keys("EC", 256);
        return new Identity(
                certificate(
                        "CN=Onezone", "CN=Test Authority", own, keys, from, until, builder -> named(builder, LOOPBACK)),
                own);
    }

    Identity forHost(String host) {
        KeyPair own = keys("EC", 256);
        return new Identity(
                certificate(
                        "CN=" + host,
                        "CN=Test Authority",
                        own,
                        keys,
                        builder -> named(builder, new GeneralName(GeneralName.dNSName, host))),
                own);
    }

    Identity weak() {
        KeyPair own = keys("RSA", 512);
        return new Identity(
                certificate("CN=Onezone", "CN=Test Authority", own, keys, builder -> named(builder, LOOPBACK)), own);
    }

    static Identity selfSigned() {
        KeyPair own = keys("EC", 256);
        return new Identity(
                certificate("CN=Onezone", "CN=Onezone", own, own, builder -> named(builder, LOOPBACK)), own);
    }

    /** Writes the authority's own certificate into a PEM file. */
    public Path pem(Path folder) throws IOException {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return Files.writeString(
                    folder.resolve("authority-" + System.nanoTime() + ".pem"),
                    "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A socket on loopback that proves itself with an identity. */
    public static SSLServerSocket listen(Identity identity) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry(
                    "server", identity.keys().getPrivate(), PASSWORD, new X509Certificate[] {identity.certificate()});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            ServerSocket socket = context.getServerSocketFactory().createServerSocket(0, 50, RawServer.LOOPBACK);
            return (SSLServerSocket) socket;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A server behind it that always says the same. */
    public static RawServer server(Identity identity, String answer) throws IOException {
        return new RawServer(
                listen(identity),
                "https",
                (_, out) -> out.write(answer.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    }
}
