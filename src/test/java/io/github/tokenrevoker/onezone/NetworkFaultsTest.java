package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import io.github.tokenrevoker.words.AnswerWords;
import io.github.tokenrevoker.words.Moments;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a request can fail before and after it has left, against real sockets. */
@DisplayName("A request that meets")
class NetworkFaultsTest {
    private static final String YES = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    private static final String SECRET = "MDAxNWxvY2F00aW9uIHNlY3JldAo";
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final String PASSWORD = "for the test";
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Where the request goes, in which way, and who must never see the token. */
    record Target(OnezoneAddress address, Route route, RoutePasswords passwords, List<RawServer> strangers) {
        Target(OnezoneAddress address) {
            this(address, Route.DEFAULT);
        }

        Target(OnezoneAddress address, Route route) {
            this(address, route, List.of());
        }

        Target(OnezoneAddress address, Route route, List<RawServer> strangers) {
            this(address, route, RoutePasswords.NONE, strangers);
        }

        Target with(RoutePasswords known) {
            return new Target(address, route, known, strangers);
        }

        Access access() throws UnusableTokenException {
            return new Access(address, AccessToken.pasted(SECRET), route, passwords);
        }
    }

    interface Scene {
        Target set(NetworkFaultsTest test) throws Exception;
    }

    /**
     * One row of the matrix.
     *
     * @param expected {@code Success}, or the answer's type with the kind of its fault, which names its words
     */
    record Row(String fault, String expected, Scene scene) {
        @Override
        public String toString() {
            return fault + ": " + expected;
        }
    }

    private OnezoneClient client(Timeouts timeouts) {
        return keep(new OnezoneClient(Clock.systemUTC(), timeouts, "token-revoker/test"));
    }

    /** Short only for what a fault keeps waiting for ever, so that a busy machine is never taken for a fault. */
    private static Timeouts timeouts(String expected) {
        Duration longest = Duration.ofSeconds(30);
        if (expected.endsWith("CONNECT_TIMEOUT")) {
            return new Timeouts(Duration.ofMillis(400), longest);
        }
        return new Timeouts(longest, expected.endsWith("ANSWER_TIMEOUT") ? Duration.ofSeconds(2) : longest);
    }

    private static String notSent(Kind kind) {
        return "NotSent " + kind;
    }

    private static String lost(Kind kind) {
        return "Lost " + kind;
    }

    static Stream<Row> matrix() {
        return Stream.of(
                new Row(
                        "a name that does not resolve",
                        notSent(Kind.NAME_UNKNOWN),
                        _ -> new Target(OnezoneAddress.parse("nowhere.invalid"))),
                new Row(
                        "a port where nothing listens",
                        notSent(Kind.CONNECTION_REFUSED),
                        _ -> new Target(closedPort())),
                new Row("a host that swallows everything", notSent(Kind.CONNECT_TIMEOUT), NetworkFaultsTest::blackHole),
                new Row("silence after the request", lost(Kind.ANSWER_TIMEOUT), test -> test.plain(test::wait)),
                new Row("a cut after the request", lost(Kind.CONNECTION_CUT), test -> test.plain((_, _) -> {})),
                new Row("half a status line", lost(Kind.CONNECTION_CUT), test -> test.saying("HTTP/1.1 20")),
                new Row(
                        "something else than HTTP",
                        lost(Kind.PROTOCOL),
                        test -> test.saying("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
                new Row(
                        "a cut inside the headers",
                        lost(Kind.CONNECTION_CUT),
                        test -> test.saying("HTTP/1.1 204 No Content\r\nDat")),
                new Row(
                        "a cut inside the body",
                        lost(Kind.CONNECTION_CUT),
                        test -> test.saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":")),
                new Row(
                        "a length that is no number",
                        lost(Kind.PROTOCOL),
                        test -> test.saying("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")),
                new Row(
                        "a broken chunk",
                        lost(Kind.PROTOCOL),
                        test -> test.saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}")),
                new Row("an answer of one byte a second", lost(Kind.ANSWER_TIMEOUT), test -> test.plain(test::trickle)),
                new Row("a body without an end", "Unreadable", test -> test.plain(NetworkFaultsTest::endless)),
                new Row(
                        "headers of a megabyte",
                        lost(Kind.PROTOCOL),
                        test -> test.saying("HTTP/1.1 204 No Content\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n")),
                new Row("a reset connection", lost(Kind.CONNECTION_CUT), NetworkFaultsTest::reset),
                new Row(
                        "a certificate that has expired",
                        notSent(Kind.TLS_EXPIRED),
                        test -> test.tls(AUTHORITY.valid(ago(10), ago(1)))),
                new Row(
                        "a certificate that is not valid yet",
                        notSent(Kind.TLS_NOT_YET_VALID),
                        test -> test.tls(AUTHORITY.valid(ago(-1), ago(-10)))),
                new Row(
                        "a certificate for another host",
                        notSent(Kind.TLS_WRONG_HOST),
                        test -> test.tls(AUTHORITY.forHost("other.example.org"))),
                new Row(
                        "a certificate signed by itself",
                        notSent(Kind.TLS_SELF_SIGNED),
                        test -> test.tls(TestAuthority.selfSigned())),
                new Row(
                        "a certificate of another authority",
                        notSent(Kind.TLS_UNKNOWN_AUTHORITY),
                        test -> test.tls(new TestAuthority().good())),
                new Row(
                        "an issuing certificate that has expired",
                        notSent(Kind.TLS_ISSUER_EXPIRED),
                        test -> test.tls(AUTHORITY.issuedWithin(ago(10), ago(1)))),
                new Row(
                        "an issuing certificate that is not valid yet",
                        notSent(Kind.TLS_ISSUER_NOT_YET_VALID),
                        test -> test.tls(AUTHORITY.issuedWithin(ago(-1), ago(-10)))),
                new Row(
                        "an issuing certificate that is valid",
                        "Success",
                        test -> test.tls(AUTHORITY.issuedWithin(ago(1), ago(-1)))),
                new Row(
                        "an issuing certificate that is not one of an authority",
                        notSent(Kind.TLS_NOT_AN_AUTHORITY),
                        test -> test.tls(AUTHORITY.issuedByNobody())),
                new Row(
                        "an authority that may not issue for this host",
                        notSent(Kind.TLS_NAME_CONSTRAINT),
                        test -> test.tls(AUTHORITY.issuedOutside())),
                new Row(
                        "a certificate for clients only",
                        notSent(Kind.TLS_NOT_FOR_SERVERS),
                        test -> test.tls(AUTHORITY.forClientsOnly())),
                new Row(
                        "a certificate of an own authority with a short key",
                        notSent(Kind.TLS_WEAK),
                        test -> test.tls(AUTHORITY.shortKey())),
                new Row(
                        "a certificate of an own authority signed with SHA-1",
                        notSent(Kind.TLS_WEAK),
                        test -> test.tls(AUTHORITY.sha1())),
                new Row(
                        "an issuing certificate with a short key",
                        notSent(Kind.TLS_WEAK),
                        test -> test.tls(AUTHORITY.issuedWithShortKey())),
                new Row(
                        "an issuing certificate signed with SHA-1",
                        notSent(Kind.TLS_WEAK),
                        test -> test.tls(AUTHORITY.issuedWithSha1())),
                new Row("a handshake of more than 32 kilobytes", notSent(Kind.TLS), test -> test.tls(AUTHORITY.huge())),
                new Row("a certificate with a weak key", notSent(Kind.TLS_WEAK), test -> test.tls(AUTHORITY.weak())),
                new Row(
                        "a good certificate of an authority that the system does not know",
                        notSent(Kind.TLS_UNKNOWN_AUTHORITY),
                        test -> test.tls(AUTHORITY.good(), Route.DEFAULT)),
                new Row(
                        "a good certificate of the profile's own authority",
                        "Success",
                        test -> test.tls(AUTHORITY.good())),
                new Row("the pinned certificate, signed by itself", "Success", test -> {
                    var identity = TestAuthority.selfSigned();
                    return test.tls(identity, Route.DEFAULT.trusting(new Trust.Pinned(identity.fingerprint())));
                }),
                new Row(
                        "another certificate than the pinned one, from a good authority",
                        notSent(Kind.TLS_PIN_CHANGED),
                        test -> test.tls(
                                AUTHORITY.good(),
                                Route.DEFAULT.trusting(new Trust.Pinned(
                                        TestAuthority.selfSigned().fingerprint())))),
                new Row(
                        "a certificate that its authority has revoked, by its stapled word",
                        notSent(Kind.TLS_REVOKED),
                        test -> test.tls(AUTHORITY.stapled(test.keep(new OcspResponder(true))))),
                new Row(
                        "a certificate that its authority has revoked, by a stapled word that is out of date",
                        notSent(Kind.TLS_REVOKED),
                        test -> test.tls(AUTHORITY.stapled(test.keep(new OcspResponder(true, Duration.ofHours(12)))))),
                new Row(
                        "a certificate that was good, by a stapled word that is out of date",
                        "Success",
                        test -> test.tls(AUTHORITY.stapled(test.keep(new OcspResponder(false, Duration.ofHours(12)))))),
                new Row(
                        "a certificate that is good, by its authority's stapled word",
                        "Success",
                        test -> test.tls(AUTHORITY.stapled(test.keep(new OcspResponder(false))))),
                new Row(
                        "a server that wants a client certificate, and is shown none",
                        notSent(Kind.TLS_CLIENT_REFUSED),
                        test -> test.tlsWithClients(Optional.empty(), "")),
                new Row(
                        "a server of TLS 1.2 that wants a client certificate, and is shown none",
                        notSent(Kind.TLS_CLIENT_REFUSED),
                        test -> test.tlsWithClients(Optional.empty(), "", "TLSv1.2")),
                new Row(
                        "a server of TLS 1.2 that wants a client certificate, and is shown one of another authority",
                        notSent(Kind.TLS_CLIENT_REFUSED),
                        test -> test.tlsWithClients(Optional.of(new TestAuthority().client()), PASSWORD, "TLSv1.2")),
                new Row(
                        "a server that wants a client certificate, and is shown it",
                        "Success",
                        test -> test.tlsWithClients(Optional.of(AUTHORITY.client()), PASSWORD)),
                new Row(
                        "a server that wants a client certificate, and is shown one of another authority",
                        notSent(Kind.TLS_CLIENT_REFUSED),
                        test -> test.tlsWithClients(Optional.of(new TestAuthority().client()), PASSWORD)),
                new Row(
                        "a client certificate with another password",
                        notSent(Kind.CLIENT_CERTIFICATE),
                        test -> test.tlsWithClients(Optional.of(AUTHORITY.client()), "something else")),
                new Row("a client certificate that is gone", notSent(Kind.CLIENT_CERTIFICATE), test -> {
                    Target target = test.tls(AUTHORITY.good());
                    return new Target(
                            target.address(),
                            target.route().provingItselfWith(new ClientCertificate(folder.resolve("gone.p12"))));
                }),
                new Row("a host whose first address is dead", "Success", test -> test.host("fallback.example.org")),
                new Row(
                        "a host whose addresses are all dead",
                        notSent(Kind.CONNECTION_REFUSED),
                        test -> test.host("dead.example.org")),
                new Row(
                        "a file of authorities that is gone",
                        notSent(Kind.TRUST_FILE),
                        test -> test.tls(
                                AUTHORITY.good(),
                                Route.DEFAULT.trusting(new Trust.Authorities(folder.resolve("gone.pem"))))),
                new Row(
                        "a file of authorities that is none",
                        notSent(Kind.TRUST_FILE),
                        test -> test.tls(
                                AUTHORITY.good(),
                                Route.DEFAULT.trusting(
                                        new Trust.Authorities(Files.writeString(folder.resolve("x.pem"), "hello"))))),
                new Row("a server that speaks no TLS", notSent(Kind.TLS_NONE), test -> {
                    Target plain = test.saying("HTTP/1.1 400 Bad Request\r\n\r\n");
                    return new Target(new OnezoneAddress(
                            "https", "127.0.0.1", plain.address().port()));
                }),
                new Row("a server that cuts the handshake", notSent(Kind.TLS), NetworkFaultsTest::cutHandshake),
                new Row("a server that knows no version of TLS in common", notSent(Kind.TLS_VERSION), test -> {
                    RawServer server = test.keep(RawServer.saying("\u0015\u0003\u0003\u0000\u0002\u0002F"));
                    return new Target(new OnezoneAddress(
                            "https", "127.0.0.1", server.address().port()));
                }),
                new Row("a server of TLS 1.1 only", notSent(Kind.TLS), test -> test.oldTls()),
                new Row(
                        "a proxy that is not there",
                        notSent(Kind.CONNECTION_REFUSED),
                        test -> test.proxy(closedPort().port())),
                new Row(
                        "a proxy that wants a password",
                        notSent(Kind.PROXY_PASSWORD),
                        test -> test.proxySaying(
                                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")),
                new Row("a proxy that is given its password", "Success", test -> test.proxyWithPassword("open sesame")),
                new Row(
                        "a proxy that is given another password",
                        notSent(Kind.PROXY_PASSWORD),
                        test -> test.proxyWithPassword("open rye")),
                new Row(
                        "a proxy that forbids the host",
                        notSent(Kind.PROXY_REFUSED),
                        test -> test.proxySaying("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")),
                new Row(
                        "a proxy that does not reach the host",
                        notSent(Kind.PROXY_REFUSED),
                        test -> test.proxySaying("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")));
    }

    private static Instant ago(long days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    private static OnezoneAddress closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, RawServer.LOOPBACK)) {
            return new OnezoneAddress("http", "127.0.0.1", socket.getLocalPort());
        }
    }

    /** A listener whose queue is full takes no further connection and refuses none. */
    private static Target blackHole(NetworkFaultsTest test) throws IOException {
        ServerSocket full = test.keep(new ServerSocket(0, 1, RawServer.LOOPBACK));
        for (int i = 0; i < 3; i++) {
            Socket waiting = test.keep(new Socket());
            waiting.setSoTimeout(100);
            try {
                waiting.connect(full.getLocalSocketAddress(), 100);
            } catch (IOException _) {
                break;
            }
        }
        return new Target(new OnezoneAddress("http", "127.0.0.1", full.getLocalPort()));
    }

    private static Target reset(NetworkFaultsTest test) throws IOException {
        ServerSocket socket = test.keep(new ServerSocket(0, 5, RawServer.LOOPBACK));
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (Socket accepted = socket.accept()) {
                    accepted.getInputStream().read(new byte[16]);
                    accepted.setSoLinger(true, 0);
                } catch (IOException _) {
                    // The test is over, or the client has gone.
                }
            }
        });
        return new Target(new OnezoneAddress("http", "127.0.0.1", socket.getLocalPort()));
    }

    private static Target cutHandshake(NetworkFaultsTest test) throws IOException {
        ServerSocket socket = test.keep(new ServerSocket(0, 5, RawServer.LOOPBACK));
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (Socket accepted = socket.accept()) {
                    accepted.getInputStream().read(new byte[16]);
                } catch (IOException _) {
                    // The test is over.
                }
            }
        });
        return new Target(new OnezoneAddress("https", "127.0.0.1", socket.getLocalPort()));
    }

    private Target oldTls() throws IOException {
        SSLServerSocket socket = TestAuthority.listen(AUTHORITY.good());
        socket.setEnabledProtocols(new String[] {"TLSv1.1"});
        RawServer server = keep(new RawServer(socket, "https", (_, _) -> {}));
        return new Target(server.address(), ownAuthority());
    }

    private Target proxy(int port) throws IOException {
        RawServer zone = keep(TestAuthority.server(AUTHORITY.good(), YES));
        Route route = ownAuthority().by(new ProxyChoice.Through("127.0.0.1", port));
        // A name, since what concerns this machine itself goes through no proxy.
        return new Target(
                new OnezoneAddress(
                        "https", "onezone.example.org", zone.address().port()),
                route);
    }

    private Target proxyWithPassword(String given) throws IOException {
        RawServer zone = keep(TestAuthority.server(AUTHORITY.forHost("onezone.example.org"), YES));
        TunnelProxy proxy = keep(new TunnelProxy(zone.address().port(), "operator", "open sesame"));
        Route route = ownAuthority().by(new ProxyChoice.Through("127.0.0.1", proxy.port()).letting("operator"));
        return new Target(new OnezoneAddress("https", "onezone.example.org", 443), route)
                .with(RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of(given)));
    }

    private Target tlsWithClients(Optional<TestAuthority.Identity> client, String password) throws IOException {
        return tlsWithClients(client, password, "TLSv1.3");
    }

    private Target tlsWithClients(Optional<TestAuthority.Identity> client, String password, String version)
            throws IOException {
        SSLServerSocket listening = AUTHORITY.listenToClients(AUTHORITY.good());
        listening.setEnabledProtocols(new String[] {version});
        RawServer server = keep(
                new RawServer(listening, "https", (_, out) -> out.write(YES.getBytes(StandardCharsets.ISO_8859_1))));
        Route route = ownAuthority();
        return client.isEmpty()
                ? new Target(server.address(), route, List.of(server))
                : new Target(
                                server.address(),
                                route.provingItselfWith(
                                        new ClientCertificate(client.get().pkcs12(folder, PASSWORD))),
                                List.of(server))
                        .with(RoutePasswords.NONE.and(PasswordUse.CLIENT_CERTIFICATE, Password.of(password)));
    }

    /** A server on 127.0.0.1 that is called by a name of the tests' own hosts. */
    private Target host(String name) throws IOException {
        RawServer server = keep(TestAuthority.server(AUTHORITY.forHost(name), YES));
        return new Target(new OnezoneAddress("https", name, server.address().port()), ownAuthority());
    }

    private Target proxySaying(String answer) throws IOException {
        RawServer proxy = keep(RawServer.saying(answer));
        Target target = proxy(proxy.address().port());
        return new Target(target.address(), target.route(), List.of(proxy));
    }

    private void wait(String ignored, OutputStream out) throws InterruptedException {
        over.await();
    }

    private void trickle(String ignored, OutputStream out) throws IOException, InterruptedException {
        for (byte each : YES.getBytes(StandardCharsets.ISO_8859_1)) {
            out.write(each);
            out.flush();
            if (over.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    private static void endless(String ignored, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] part = new byte[1 << 16];
        while (true) {
            out.write(part);
        }
    }

    private Target plain(RawServer.Script script) throws IOException {
        return new Target(keep(new RawServer(script)).address());
    }

    private Target saying(String answer) throws IOException {
        return new Target(keep(RawServer.saying(answer)).address());
    }

    private static Route ownAuthority() throws IOException {
        return Route.DEFAULT.trusting(new Trust.Authorities(AUTHORITY.pem(folder)));
    }

    private Target tls(TestAuthority.Identity identity) throws IOException {
        return tls(identity, ownAuthority());
    }

    private Target tls(TestAuthority.Identity identity, Route route) throws IOException {
        RawServer server = keep(TestAuthority.server(identity, YES));
        return new Target(server.address(), route, List.of(server));
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.add(opened);
        return opened;
    }

    @AfterEach
    void close() throws Exception {
        over.countDown();
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    @DisplayName("fails, or not, in the right way:")
    void row(Row row) throws Exception {
        Target target = row.scene().set(this);
        Answer<Accepted> answer = client(timeouts(row.expected())).revokeTemporaryTokens(target.access());
        String came = switch (answer) {
            case Answer.NotSent<Accepted> notSent -> notSent(notSent.fault().kind());
            case Answer.Lost<Accepted> lost -> lost(lost.fault().kind());
            case Answer.Success<Accepted> _ -> "Success";
            case Answer.Refusal<Accepted> _ -> "Refusal";
            case Answer.Unreadable<Accepted> _ -> "Unreadable";
        };
        assertThat(came).as(answer.toString()).isEqualTo(row.expected());
        if (!(answer instanceof Answer.Success<Accepted>)) {
            for (RawServer stranger : target.strangers()) {
                assertThat(stranger.requests()).noneMatch(head -> head.contains(SECRET));
            }
        }
        assertThat(answer.toString()).doesNotContain(SECRET);
        TABLE.add("| " + row.fault() + " | " + row.expected() + " |");
    }

    @Test
    @DisplayName("an issuing certificate that has expired is told with its own name and dates")
    void issuerInWords() throws Exception {
        Instant until = ago(1).truncatedTo(ChronoUnit.SECONDS);
        Target target = tls(AUTHORITY.issuedWithin(ago(10), until));
        Answer<Accepted> answer = client(timeouts("")).revokeTemporaryTokens(target.access());
        assertThat(AnswerWords.problem(answer).orElseThrow())
                .contains("issuing certificate")
                .contains("CN=Intermediate")
                .contains(Moments.local(until))
                .doesNotContain("0 seconds");
    }

    @AfterAll
    static void printTable() throws IOException {
        Path file = Path.of(System.getProperty("basedir"), "target", "network-faults.md");
        String table = "| fault | answer |\n| --- | --- |\n" + String.join("\n", TABLE) + "\n";
        Files.writeString(file, table);
        System.out.println(table);
    }
}
