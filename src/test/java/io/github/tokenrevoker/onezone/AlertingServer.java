package io.github.tokenrevoker.onezone;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * A Onezone over TLS that carries every DELETE out, and answers it with a fatal TLS alert. Every GET is answered with the
 * generation.
 */
final class AlertingServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, RawServer.LOOPBACK);
    private final TestAuthority.Identity identity;
    private final ProtocolVersion version;
    private final short alert;
    private final AtomicInteger deletes = new AtomicInteger();
    private final AtomicInteger generation = new AtomicInteger(3);

    AlertingServer(TestAuthority.Identity identity, ProtocolVersion version, int alert) throws IOException {
        this.identity = identity;
        this.version = version;
        this.alert = (short) alert;
        Thread.ofVirtual().start(this::accept);
    }

    OnezoneAddress address() {
        return new OnezoneAddress("https", "127.0.0.1", listening.getLocalPort());
    }

    int deletes() {
        return deletes.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            AlertingProtocol protocol = new AlertingProtocol(socket);
            protocol.accept(new Server());
            String head = head(protocol.getInputStream());
            while (!head.isEmpty()) {
                if (head.startsWith("DELETE")) {
                    deletes.incrementAndGet();
                    generation.incrementAndGet();
                    protocol.alert(alert);
                    return;
                }
                protocol.getOutputStream()
                        .write(RawServer.http("200 OK", "application/json", "{\"generation\":" + generation + "}")
                                .replace("Connection: close\r\n", "")
                                .getBytes(StandardCharsets.ISO_8859_1));
                head = head(protocol.getInputStream());
            }
        } catch (IOException _) {
            // The client has gone, or the test is over.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next;
        while (head.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) {
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private static final class AlertingProtocol extends TlsServerProtocol {
        AlertingProtocol(Socket socket) throws IOException {
            super(socket.getInputStream(), socket.getOutputStream());
        }

        void alert(short description) throws IOException {
            raiseAlertFatal(description, "as the test wants it", null);
        }
    }

    private final class Server extends DefaultTlsServer {
        Server() {
            super(new JcaTlsCryptoProvider()
                    .setProvider(new BouncyCastleProvider())
                    .create(new SecureRandom()));
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return version.only();
        }

        @Override
        public TlsCredentials getCredentials() throws IOException {
            JcaTlsCrypto crypto = (JcaTlsCrypto) getCrypto();
            TlsCertificate own = crypto.createCertificate(identity.encoded());
            Certificate chain = version.equals(ProtocolVersion.TLSv13)
                    ? new Certificate(new byte[0], new CertificateEntry[] {new CertificateEntry(own, null)})
                    : new Certificate(new TlsCertificate[] {own});
            return new JcaDefaultTlsCredentialedSigner(
                    new TlsCryptoParameters(context),
                    crypto,
                    identity.keys().getPrivate(),
                    chain,
                    SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
        }
    }
}
