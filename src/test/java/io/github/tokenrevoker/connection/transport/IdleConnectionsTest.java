package io.github.tokenrevoker.connection.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.tls.GuardedSocket;
import io.github.tokenrevoker.connection.tls.TlsContext;
import io.github.tokenrevoker.connection.tunnel.Way;
import io.github.tokenrevoker.onezone.TestAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An idle connection")
class IdleConnectionsTest {
    private static final long LATER = Line.MAX_IDLE.plusSeconds(1).toNanos();

    private final Deque<Runnable> later = new ArrayDeque<>();
    private final LinePool pool = new LinePool(later::add);
    private final List<Socket> accepted = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        pool.retireAll();
        for (Socket each : accepted) {
            each.close();
        }
        listening.close();
    }

    private GuardedSocket connected() throws IOException {
        GuardedSocket socket = new GuardedSocket(System.nanoTime());
        socket.connect(new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort()));
        accepted.add(listening.accept());
        return socket;
    }

    private static Call call(String road) throws IOException {
        TlsContext tls = TlsContext.of(Route.DEFAULT, Optional.empty(), Clock.systemUTC());
        return new Call(
                new Road(road, tls, new Way.Direct(), Optional.empty(), Duration.ofSeconds(5)),
                System.nanoTime() + TimeUnit.MINUTES.toNanos(1),
                Repeats.HERE);
    }

    private HostLines lines(String road, String host) throws IOException {
        return pool.of(call(road).road(), new Target(false, host, 80));
    }

    @Test
    @DisplayName("is closed after a while, though nobody asks for it again")
    void closedUnasked() throws Exception {
        List<GuardedSocket> sockets = new ArrayList<>();
        for (int host = 0; host < 20; host++) {
            HostLines lines = lines("a road", "host" + host);
            GuardedSocket socket = connected();
            sockets.add(socket);
            lines.giveBack(lines.lease(call("a road"), () -> line(socket)));
        }
        pool.tidy(System.nanoTime());
        assertThat(sockets).noneMatch(Socket::isClosed);
        pool.tidy(System.nanoTime() + LATER);
        assertThat(sockets).allMatch(Socket::isClosed);
    }

    private static Line line(GuardedSocket socket) throws TransportException {
        try {
            return new Line(socket, socket, null);
        } catch (IOException failure) {
            throw new TransportException(new TransportFault(TransportFault.Kind.LOCAL, "in a test"), failure);
        }
    }

    @Test
    @DisplayName("has somebody who comes to look after it for as long as there is one, and no longer")
    void lookedAfter() throws Exception {
        HostLines lines = lines("a road", "host");
        lines("another road", "host");
        assertThat(later).hasSize(1);
        GuardedSocket socket = connected();
        lines.giveBack(lines.lease(call("a road"), () -> line(socket)));
        later.remove().run();
        assertThat(later).hasSize(1);
        pool.tidy(System.nanoTime() + LATER);
        while (!later.isEmpty()) {
            later.remove().run();
        }
        assertThat(lines("a road", "host")).isNotSameAs(lines);
        assertThat(later).hasSize(1);
    }

    @Test
    @DisplayName("is looked at before it is used, however late the thread gets its turn")
    void lookedAtWithoutTime() throws Exception {
        GuardedSocket socket = connected();
        accepted.getFirst().getOutputStream().write('x');
        awaitArrival(socket);
        socket.lookUntil(System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
        assertThat(socket.getInputStream().read()).isEqualTo('x');
    }

    @Test
    @DisplayName("takes another request, as long as nothing has come in on it")
    void quiet() throws Exception {
        assertThat(line(connected()).isUsable(true)).isTrue();
    }

    @Test
    @DisplayName("takes no request once something has come in that nobody asked for")
    void unasked() throws Exception {
        GuardedSocket socket = connected();
        Line line = line(socket);
        say(accepted.getFirst().getOutputStream(), "HTTP/1.1 200 OK\r\n\r\n");
        awaitArrival(socket);
        assertThat(line.isUsable(true)).isFalse();
    }

    @Test
    @DisplayName("takes no request once something unasked has come in, over TLS as well")
    void unaskedOverTls() throws Exception {
        TestAuthority authority = new TestAuthority();
        listening.close();
        listening = TestAuthority.listen(authority.good());
        GuardedSocket socket = connected();
        try (ExecutorService server = Executors.newVirtualThreadPerTaskExecutor()) {
            OutputStream out = accepted.getFirst().getOutputStream();
            Future<?> greeted = server.submit(() -> {
                say(out, "x");
                return out;
            });
            SSLSocket secured = (SSLSocket)
                    authority.trusted().getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
            socket.readUntil(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
            assertThat(secured.getInputStream().read()).isEqualTo('x');
            greeted.get();
            Line line = new Line(socket, secured, secured.getSession());
            assertThat(line.isUsable(true)).isTrue();
            say(out, "HTTP/1.1 200 OK\r\n\r\n");
            awaitArrival(socket);
            assertThat(line.isUsable(true)).isFalse();
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.US_ASCII));
    }

    /** What one side has written is with the other side soon, but not at once. */
    private static void awaitArrival(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        await().until(() -> in.available() > 0);
    }
}
