package io.github.tokenrevoker.connection.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges servers only as the handshake asks about them: with the socket, which knows the host. Every other way in is closed,
 * since the host could not be verified there.
 */
abstract class SocketTrust extends X509ExtendedTrustManager {
    /**
     * Judges a server.
     *
     * @throws CertificateException when it is not to be trusted
     */
    abstract void judge(X509Certificate[] chain, String authType, SSLSocket socket) throws CertificateException;

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket secure)) {
            throw closed();
        }
        judge(chain, authType, secure);
    }

    private static CertificateException closed() {
        return new CertificateException("only servers are judged, and only with the host that is called");
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw closed();
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw closed();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw closed();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw closed();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw closed();
    }

    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
