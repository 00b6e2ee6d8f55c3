package io.github.tokenrevoker.onezone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An authority's word on one certificate, on loopback. A server asks it before it staples. */
final class OcspResponder implements AutoCloseable {
    private final HttpServer http;
    private final boolean revoked;
    private final Duration age;
    private byte[] answer = {};

    OcspResponder(boolean revoked) throws IOException {
        this(revoked, Duration.ZERO);
    }

    /** Whose word is older by so much than one of now. */
    OcspResponder(boolean revoked, Duration age) throws IOException {
        this.revoked = revoked;
        this.age = age;
        http = HttpServer.create(new InetSocketAddress(RawServer.LOOPBACK, 0), 0);
        http.createContext("/", this::say);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
    }

    void answerFor(X509Certificate certificate, X509Certificate issuer, KeyPair issuers) throws IOException {
        try {
            var id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(issuer),
                    certificate.getSerialNumber());
            Date before = Date.from(Instant.now().minus(age).minus(Duration.ofHours(1)));
            Date after = Date.from(Instant.now().minus(age).plus(Duration.ofHours(1)));
            CertificateStatus status =
                    revoked ? new RevokedStatus(before, CRLReason.keyCompromise) : CertificateStatus.GOOD;
            var basic = new BasicOCSPRespBuilder(new RespID(
                            new X500Name(issuer.getSubjectX500Principal().getName())))
                    .addResponse(id, status, before, after, null)
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuers.getPrivate()), null, before);
            answer = new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, basic)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void say(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("content-type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
