package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.connection.ServerCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
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
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

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

    /** A server's or a client's certificate with its key. */
    public record Identity(X509Certificate certificate, KeyPair keys, List<X509Certificate> issuers) {
        Identity(X509Certificate certificate, KeyPair keys) {
            this(certificate, keys, List.of());
        }

        private KeyStore store(char[] password) throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            X509Certificate[] chain =
                    Stream.concat(Stream.of(certificate), issuers.stream()).toArray(X509Certificate[]::new);
            store.setKeyEntry("own", keys.getPrivate(), password, chain);
            return store;
        }

        /** Writes certificate and key into PEM files. */
        void pem(Path certificateFile, Path keyFile) throws IOException {
            Files.writeString(certificateFile, TestAuthority.pem(certificate));
            Files.writeString(
                    keyFile, TestAuthority.pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        }

        /** Writes certificate and key into a PKCS#12 file. */
        public Path pkcs12(Path folder, String password) throws IOException {
            Path file = folder.resolve("client-" + System.nanoTime() + ".p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                store(password.toCharArray()).store(out, password.toCharArray());
                return file;
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        byte[] encoded() {
            try {
                return certificate.getEncoded();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

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
                now.plus(90, ChronoUnit.DAYS).plus(12, ChronoUnit.HOURS),
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
        return certificate("SHA256", subject, issuer, subjects, issuers, from, until, extending);
    }

    private static X509Certificate certificate(
            String hash,
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
            String algorithm = hash + (issuers.getPrivate().getAlgorithm().equals("EC") ? "withECDSA" : "withRSA");
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

    /** Good for 127.0.0.1 for 90 days and a half, so that the whole days left do not depend on the second. */
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

    public Identity forHost(String host) {
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

    /**
     * Good for 127.0.0.1, and its server staples the authority's word on whether it is revoked.
     *
     * @param responder answers about it; still to be told by {@link OcspResponder#answerFor}
     */
    Identity stapled(OcspResponder responder) throws IOException {
        KeyPair own = keys("EC", 256);
        X509Certificate leaf = certificate("CN=Onezone", "CN=Test Authority", own, keys, builder -> {
            named(builder, LOOPBACK);
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, responder.url())));
        });
        responder.answerFor(leaf, certificate, keys);
        return new Identity(leaf, own, List.of(certificate));
    }

    /** For whoever has to prove himself to a server. */
    public Identity client() {
        KeyPair own = keys("EC", 256);
        return new Identity(certificate("CN=Operator", "CN=Test Authority", own, keys, _ -> {}), own);
    }

    Identity weak() {
        KeyPair own = keys("RSA", 512);
        return new Identity(
                certificate("CN=Onezone", "CN=Test Authority", own, keys, builder -> named(builder, LOOPBACK)), own);
    }

    /** With an RSA key of a size that the JDK takes of an own authority. */
    Identity shortKey() {
        KeyPair own = keys("RSA", 1024);
        return new Identity(
                certificate("CN=Onezone", "CN=Test Authority", own, keys, builder -> named(builder, LOOPBACK)), own);
    }

    /** With a signature that the JDK takes of an own authority. */
    Identity sha1() {
        KeyPair own = keys("EC", 256);
        return new Identity(
                certificate("SHA1", "CN=Onezone", "CN=Test Authority", own, keys, builder -> named(builder, LOOPBACK)),
                own);
    }

    /** For clients, and for nothing else. */
    Identity forClientsOnly() {
        KeyPair own = keys("EC", 256);
        return new Identity(
                certificate("CN=Onezone", "CN=Test Authority", own, keys, builder -> {
                    named(builder, LOOPBACK);
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
                }),
                own);
    }

    /** Longer than a handshake may be. */
    Identity huge() {
        KeyPair own = keys("EC", 256);
        GeneralName[] names = Stream.concat(
                        Stream.of(LOOPBACK),
                        Stream.iterate(0, i -> i + 1)
                                .limit(2000)
                                .map(i -> new GeneralName(GeneralName.dNSName, "host-" + i + ".some.example.org")))
                .toArray(GeneralName[]::new);
        return new Identity(
                certificate(
                        "CN=Onezone",
                        "CN=Test Authority",
                        own,
                        keys,
                        builder ->
                                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names))),
                own);
    }

    /** Issued with an intermediate certificate that is valid in a time of its own. */
    Identity issuedWithin(Instant from, Instant until) {
        return issuedThrough("SHA256", keys("EC", 256), from, until, TestAuthority::mayIssue);
    }

    /** Issued with a certificate that is not one of an authority. */
    Identity issuedByNobody() {
        return issuedThrough(
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false)));
    }

    /** Issued by an authority that is confined to other addresses. */
    Identity issuedOutside() {
        return issuedThrough(builder -> {
            mayIssue(builder);
            GeneralSubtree others = new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "10.0.0.0/8"));
            builder.addExtension(
                    Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {others}, null));
        });
    }

    /** Issued by an authority with a short key. */
    Identity issuedWithShortKey() {
        Instant now = Instant.now();
        return issuedThrough(
                "SHA256",
                keys("RSA", 1024),
                now.minus(1, ChronoUnit.DAYS),
                now.plus(1, ChronoUnit.DAYS),
                TestAuthority::mayIssue);
    }

    /** Issued by an authority whose own certificate has a weak signature. */
    Identity issuedWithSha1() {
        Instant now = Instant.now();
        return issuedThrough(
                "SHA1",
                keys("EC", 256),
                now.minus(1, ChronoUnit.DAYS),
                now.plus(1, ChronoUnit.DAYS),
                TestAuthority::mayIssue);
    }

    private static void mayIssue(JcaX509v3CertificateBuilder builder) throws CertIOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    private Identity issuedThrough(Extending extending) {
        Instant now = Instant.now();
        return issuedThrough(
                "SHA256", keys("EC", 256), now.minus(1, ChronoUnit.DAYS), now.plus(1, ChronoUnit.DAYS), extending);
    }

    private Identity issuedThrough(String hash, KeyPair between, Instant from, Instant until, Extending extending) {
        X509Certificate intermediate =
                certificate(hash, "CN=Intermediate", "CN=Test Authority", between, keys, from, until, extending);
        KeyPair own = keys("EC", 256);
        return new Identity(
                certificate("CN=Onezone", "CN=Intermediate", own, between, builder -> named(builder, LOOPBACK)),
                own,
                List.of(intermediate));
    }

    private static X509Certificate certificate(
            String hash, String subject, String issuer, KeyPair subjects, KeyPair issuers, Extending extending) {
        Instant now = Instant.now();
        return certificate(
                hash,
                subject,
                issuer,
                subjects,
                issuers,
                now.minus(1, ChronoUnit.DAYS),
                now.plus(90, ChronoUnit.DAYS),
                extending);
    }

    static Identity selfSigned() {
        KeyPair own = keys("EC", 256);
        return new Identity(
                certificate("CN=Onezone", "CN=Onezone", own, own, builder -> named(builder, LOOPBACK)), own);
    }

    /** Writes the authority's own certificate into a PEM file. */
    public Path pem(Path folder) throws IOException {
        return pem(folder, "authority-" + System.nanoTime() + ".pem");
    }

    Path pem(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), pem(certificate));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String what, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    /** A socket on loopback that proves itself with an identity. */
    public static SSLServerSocket listen(Identity identity) throws IOException {
        return listen(identity, RawServer.LOOPBACK);
    }

    /** The same on another address. */
    static SSLServerSocket listen(Identity identity, InetAddress address) throws IOException {
        return listen(identity, address, null);
    }

    /** The same, and it lets nobody in who does not prove himself with a certificate of this authority. */
    public SSLServerSocket listenToClients(Identity identity) throws IOException {
        SSLServerSocket socket = listen(identity, RawServer.LOOPBACK, trust());
        socket.setNeedClientAuth(true);
        return socket;
    }

    /** A client's side of TLS that trusts this authority and no other. */
    public SSLContext trusted() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TrustManager[] trust() throws IOException {
        try {
            KeyStore known = KeyStore.getInstance("PKCS12");
            known.load(null, PASSWORD);
            known.setCertificateEntry("authority", certificate);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(known);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SSLServerSocket listen(Identity identity, InetAddress address, TrustManager @Nullable [] clients)
            throws IOException {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(identity.store(PASSWORD), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), clients, null);
            ServerSocket socket = context.getServerSocketFactory().createServerSocket(0, 50, address);
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
