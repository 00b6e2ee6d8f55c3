package io.github.tokenrevoker.connection.tunnel;

import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TechnicalWords;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Asks an HTTP proxy for a tunnel. What a proxy says here says nothing about the Onezone: no request has left. */
public final class ProxyTunnel {
    private static final int MAX_INTERIM_ANSWERS = 8;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int BUFFER = 8192;

    private ProxyTunnel() {}

    /**
     * Opens a tunnel on a connection to the proxy. Blocks.
     *
     * @throws TransportException when the proxy does not make it
     * @throws SocketTimeoutException when it does not answer in time
     */
    public static void open(Socket socket, Way.HttpProxy proxy, Target target) throws IOException {
        int status;
        try {
            ask(socket, proxy, target);
            status = answer(socket);
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (HttpException | IOException | RuntimeException nonsense) {
            throw refused(Kind.PROXY_REFUSED, TechnicalWords.of(nonsense));
        }
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            throw refused(Kind.PROXY_PASSWORD, "status " + status);
        }
        if (status < 200 || status >= 300) {
            throw refused(Kind.PROXY_REFUSED, "status " + status);
        }
    }

    private static void ask(Socket socket, Way.HttpProxy proxy, Target target) throws IOException, HttpException {
        var request = new BasicClassicHttpRequest("CONNECT", (String) null);
        request.setPath(target.authority());
        request.addHeader("Host", target.authority());
        proxy.authorization().ifPresent(value -> request.addHeader("Proxy-Authorization", value));
        new RequestSender().send(request, null, socket.getOutputStream());
    }

    private static int answer(Socket socket) throws IOException, HttpException {
        AnswerStream in = new AnswerStream(socket.getInputStream());
        in.beginAnswer();
        SessionInputBufferImpl buffer = new SessionInputBufferImpl(BUFFER, AnswerStream.HTTP.getMaxLineLength());
        for (int interim = 0; interim < MAX_INTERIM_ANSWERS; interim++) {
            ClassicHttpResponse response = new DefaultHttpResponseParser(AnswerStream.HTTP).parse(buffer, in);
            if (response == null) {
                throw new IOException("the proxy closed the connection");
            }
            if (response.getCode() >= 200) {
                if (response.getCode() < 300 && buffer.hasBufferedData()) {
                    throw new IOException("the proxy said more than it was asked");
                }
                return response.getCode();
            }
        }
        throw new IOException("the proxy gave too many interim answers");
    }

    private static TransportException refused(Kind kind, String words) {
        return new TransportException(new TransportFault(kind, words));
    }
}
