package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On its way to a Onezone")
class WayToOnezoneTest {
    private static final String SECRET = "MDAxNWxvY2F00aW9uIHNlY3JldAo";
    private static final String YES = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    private static final String GENERATION =
            RawServer.http("200 OK", "application/json", "{\"generation\":3}").replace("Connection: close\r\n", "");
    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicLong asleep = new AtomicLong();
    private final OnezoneClient client = new OnezoneClient(new SleepingClock(), "test", System::nanoTime);

    /** The wall clock goes on while the machine sleeps; its uptime does not. */
    private final class SleepingClock extends Clock {
        @Override
        public Instant instant() {
            return Instant.now().plusSeconds(asleep.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.add(opened);
        return opened;
    }

    private Route ownAuthority() throws IOException {
        return Route.DEFAULT.trusting(new Trust.Authorities(AUTHORITY.pem(folder)));
    }

    private static Access access(OnezoneAddress address, Route route, RoutePasswords passwords)
            throws UnusableTokenException {
        return new Access(address, AccessToken.pasted(SECRET), route, passwords);
    }

    @Test
    @DisplayName(
            "a proxy's password is told to the proxy and to nobody behind it, and the token to nobody but the Onezone")
    void proxyPassword() throws Exception {
        RawServer zone = keep(TestAuthority.server(AUTHORITY.forHost("onezone.example.org"), YES));
        TunnelProxy proxy = keep(new TunnelProxy(zone.address().port(), "operator", "open sesame"));
        Route route = ownAuthority().by(new ProxyChoice.Through("127.0.0.1", proxy.port()).letting("operator"));
        Answer<Accepted> answer = client.revokeTemporaryTokens(access(
                new OnezoneAddress("https", "onezone.example.org", 443),
                route,
                RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of("open sesame"))));
        assertThat(answer).isInstanceOf(Answer.Success.class);
        assertThat(proxy.requests())
                .hasSize(1)
                .allSatisfy(head -> assertThat(head)
                        .startsWith("CONNECT onezone.example.org:443 ")
                        .doesNotContain(SECRET));
        assertThat(zone.requests())
                .hasSize(1)
                .allSatisfy(head -> assertThat(head.toLowerCase(Locale.ROOT))
                        .contains("x-auth-token")
                        .doesNotContain("proxy-"));
    }

    @Test
    @DisplayName("what concerns this machine itself goes through no proxy, and no password goes with it")
    void loopback() throws Exception {
        RawServer zone = keep(RawServer.saying(YES));
        Route route = Route.DEFAULT.by(new ProxyChoice.Through("127.0.0.1", 1).letting("operator"));
        Answer<Accepted> answer = client.revokeTemporaryTokens(
                access(zone.address(), route, RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of("open sesame"))));
        assertThat(answer).isInstanceOf(Answer.Success.class);
        assertThat(zone.requests())
                .allSatisfy(head -> assertThat(head.toLowerCase(Locale.ROOT)).doesNotContain("proxy-"));
    }

    @Test
    @DisplayName("a host whose IPv4 address is dead is reached by IPv6")
    void sixth() throws Exception {
        RawServer zone = keep(new RawServer(sixthSocket(), "https", (_, out) -> out.write(bytes(YES))));
        Answer<Accepted> answer = client.revokeTemporaryTokens(access(
                new OnezoneAddress("https", "sixth.example.org", zone.address().port()),
                ownAuthority(),
                RoutePasswords.NONE));
        assertThat(answer).isInstanceOf(Answer.Success.class);
        assertThat(zone.count("DELETE")).isEqualTo(1);
    }

    private static ServerSocket sixthSocket() throws IOException {
        InetAddress six = Inet6Address.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        try (ServerSocket probe = new ServerSocket(0, 1, six)) {
            assumeThat(probe.isBound()).isTrue();
        } catch (BindException noSuchAddress) {
            assumeThat(noSuchAddress).as("this machine has no IPv6").isNull();
        }
        return TestAuthority.listen(AUTHORITY.forHost("sixth.example.org"), six);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Answers any number of requests on each connection, and counts the connections. */
    private static final class PatientServer implements AutoCloseable {
        private final ServerSocket listening = new ServerSocket(0, 10, RawServer.LOOPBACK);
        private final AtomicInteger connections = new AtomicInteger();
        private final CountDownLatch over = new CountDownLatch(1);
        private final int answersOfFirst;

        PatientServer(int answersOfFirst) throws IOException {
            this.answersOfFirst = answersOfFirst;
            Thread.ofVirtual().start(this::accept);
        }

        OnezoneAddress address() {
            return new OnezoneAddress("http", "127.0.0.1", listening.getLocalPort());
        }

        private void accept() {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    boolean first = connections.incrementAndGet() == 1;
                    Thread.ofVirtual().start(() -> serve(socket, first ? answersOfFirst : Integer.MAX_VALUE));
                } catch (IOException _) {
                    return;
                }
            }
        }

        private void serve(Socket socket, int answers) {
            try (socket) {
                OutputStream out = socket.getOutputStream();
                StringBuilder head = new StringBuilder();
                int answered = 0;
                int next;
                while ((next = socket.getInputStream().read()) >= 0) {
                    head.append((char) next);
                    if (head.indexOf("\r\n\r\n") >= 0) {
                        head.setLength(0);
                        if (answered++ >= answers) {
                            over.await();
                            return;
                        }
                        out.write(bytes(GENERATION));
                        out.flush();
                    }
                }
            } catch (IOException | InterruptedException _) {
                // The client has gone, or the test is over.
            }
        }

        @Override
        public void close() throws IOException {
            over.countDown();
            listening.close();
        }
    }

    @Test
    @DisplayName("calls share a connection")
    void sharedConnection() throws Exception {
        PatientServer server = keep(new PatientServer(Integer.MAX_VALUE));
        Access access = access(server.address(), Route.DEFAULT, RoutePasswords.NONE);
        assertThat(client.generation(access).success()).isPresent();
        assertThat(client.generation(access).success()).isPresent();
        assertThat(server.connections).hasValue(1);
    }

    @Test
    @DisplayName("the first call after the machine has slept makes a fresh connection")
    void sleep() throws Exception {
        PatientServer server = keep(new PatientServer(Integer.MAX_VALUE));
        Access access = access(server.address(), Route.DEFAULT, RoutePasswords.NONE);
        assertThat(client.generation(access).success()).isPresent();
        asleep.set(3600);
        assertThat(client.generation(access).success()).isPresent();
        assertThat(server.connections).hasValue(2);
    }

    @Test
    @DisplayName("the call after one that got no answer makes a fresh connection")
    void afterSilence() throws Exception {
        PatientServer server = keep(new PatientServer(1));
        Route impatient = Route.DEFAULT.within(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(2)));
        Access access = access(server.address(), impatient, RoutePasswords.NONE);
        assertThat(client.generation(access).success()).isPresent();
        assertThat(client.generation(access)).isInstanceOf(Answer.Lost.class);
        assertThat(client.generation(access).success()).isPresent();
        assertThat(server.connections).hasValue(2);
    }
}
