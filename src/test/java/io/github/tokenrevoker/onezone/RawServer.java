package io.github.tokenrevoker.onezone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that says exactly the bytes it is told to, good HTTP or not, and remembers the requests it has
 * seen. One answer per connection.
 */
public final class RawServer implements AutoCloseable {
    private static final int MAX_HEAD = 4 << 20;
    private static final int PART = 8192;
    private static final String END_OF_HEAD = "\r\n\r\n";
    /** How a TLS connection begins. This server answers it in plain text at once. */
    private static final int TLS_HANDSHAKE = 0x16;

    public static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ServerSocket listening;
    private final String scheme;
    private final Script script;
    private final AtomicInteger underWay = new AtomicInteger();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    /** Writes the answer to a request; returning closes the connection. */
    @FunctionalInterface
    public interface Script {
        void answer(String requestLine, OutputStream out) throws IOException, InterruptedException;
    }

    public RawServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, LOOPBACK), "http", script);
    }

    /** On a socket of the test's own making, such as one that speaks TLS. */
    public RawServer(ServerSocket listening, String scheme, Script script) {
        this.listening = listening;
        this.scheme = scheme;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    /** Says the same to everybody. */
    public static RawServer saying(String answer) throws IOException {
        return new RawServer((_, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A whole answer with a body of its true length. */
    public static String http(String statusLine, String mediaType, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        byte[] bytes = ("HTTP/1.1 " + statusLine + "\r\nContent-Type: " + mediaType + "\r\nContent-Length: " + length
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public OnezoneAddress address() {
        return new OnezoneAddress(scheme, "127.0.0.1", listening.getLocalPort());
    }

    /** Request lines and headers, in the order of their arrival. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many requests began with this method. */
    public long count(String method) {
        return requests().stream().filter(head -> head.startsWith(method + " ")).count();
    }

    /** Whether everything that was accepted so far has been dealt with. */
    public boolean isIdle() {
        return underWay.get() == 0;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                underWay.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = readHead(socket.getInputStream());
            if (!head.isEmpty()) {
                requests.add(head);
                script.answer(head.lines().findFirst().orElse(""), socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException _) {
            // The client has gone, or the test is over.
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** What comes after the head in the same packets is read and left aside: nothing else is answered on a connection. */
    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        byte[] part = new byte[PART];
        int count;
        while (head.length() < MAX_HEAD && (count = in.read(part)) >= 0) {
            int before = head.length();
            head.append(new String(part, 0, count, StandardCharsets.ISO_8859_1));
            int end = head.indexOf(END_OF_HEAD, Math.max(0, before - END_OF_HEAD.length()));
            if (end >= 0) {
                head.setLength(end + END_OF_HEAD.length());
                break;
            }
            if (head.charAt(0) == TLS_HANDSHAKE) {
                head.setLength(1);
                break;
            }
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
