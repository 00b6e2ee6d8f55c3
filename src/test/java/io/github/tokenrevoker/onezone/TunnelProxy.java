package io.github.tokenrevoker.onezone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** An HTTP proxy on loopback that makes tunnels to one server, whatever host is asked for, for whoever has the password. */
public final class TunnelProxy implements AutoCloseable {
    private static final String WANTS_PASSWORD =
            RawServer.http("407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x", "text/plain", "");

    private final ServerSocket listening;
    private final int target;
    private final String expected;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

    public TunnelProxy(int target, String user, String password) throws IOException {
        this(new ServerSocket(0, 50, RawServer.LOOPBACK), target, user, password);
    }

    /** On a socket of the test's own making, such as one that speaks TLS. */
    TunnelProxy(ServerSocket listening, int target, String user, String password) {
        this.listening = listening;
        this.target = target;
        this.expected =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** What it was asked for: request line and headers. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            requests.add(head);
            OutputStream back = client.getOutputStream();
            if (!head.toLowerCase(Locale.ROOT).contains("proxy-authorization: " + expected.toLowerCase(Locale.ROOT))) {
                back.write(WANTS_PASSWORD.getBytes(StandardCharsets.ISO_8859_1));
                back.flush();
                return;
            }
            try (Socket server = new Socket(RawServer.LOOPBACK, target)) {
                open.add(server);
                back.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                back.flush();
                Thread there = Thread.ofVirtual().start(() -> carry(client, server));
                carry(server, client);
                there.join();
            }
        } catch (IOException | InterruptedException _) {
            // One of both has gone.
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

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One of both has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket each : List.copyOf(open)) {
            each.close();
        }
    }
}
