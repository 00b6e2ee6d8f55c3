package io.github.tokenrevoker.onezone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that answers any number of requests on each connection, each as the test says. */
final class KeepingServer implements AutoCloseable {
    private final ServerSocket listening;
    private final String scheme;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

    /** One request, as it came in. */
    record Asked(String head, int connection) {
        boolean isDelete() {
            return head.startsWith("DELETE ");
        }
    }

    /** Answers a request; false closes the connection after it. */
    interface Script {
        boolean answer(Asked asked, OutputStream out) throws IOException, InterruptedException;
    }

    KeepingServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, RawServer.LOOPBACK), "http", script);
    }

    KeepingServer(ServerSocket listening, String scheme, Script script) {
        this.listening = listening;
        this.scheme = scheme;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    OnezoneAddress address() {
        return new OnezoneAddress(scheme, "127.0.0.1", listening.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    /** Connections that have not been closed by this side. */
    long open() {
        return List.copyOf(open).stream().filter(socket -> !socket.isClosed()).count();
    }

    long count(String method) {
        return List.copyOf(requests).stream()
                .filter(head -> head.startsWith(method + " "))
                .count();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, number));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            String head = head(socket.getInputStream());
            while (!head.isEmpty()) {
                requests.add(head);
                boolean goesOn = script.answer(new Asked(head, connection), out);
                out.flush();
                if (!goesOn) {
                    return;
                }
                head = head(socket.getInputStream());
            }
        } catch (IOException | InterruptedException _) {
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

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An answer after which the connection may be used again. */
    static String kept(String statusLine, String body) {
        return RawServer.http(statusLine, "application/json", body).replace("Connection: close\r\n", "");
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket each : List.copyOf(open)) {
            each.close();
        }
    }
}
