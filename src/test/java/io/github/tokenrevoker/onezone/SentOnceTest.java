package io.github.tokenrevoker.onezone;

import static io.github.tokenrevoker.onezone.KeepingServer.kept;
import static io.github.tokenrevoker.onezone.KeepingServer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sent is known from what this side did, whatever a server says afterwards. */
@DisplayName("A DELETE is handed over once, and")
class SentOnceTest {
    private static final String SECRET = "MDAxNWxvY2F00aW9uIHNlY3JldAo";
    private static final String YES = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Timeouts TIMES = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final OnezoneClient client = new OnezoneClient(Clock.systemUTC(), TIMES, "token-revoker/test");

    @AfterEach
    void close() throws Exception {
        over.countDown();
        client.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.add(opened);
        return opened;
    }

    private Access to(OnezoneAddress address) throws UnusableTokenException, IOException {
        return new Access(
                address,
                AccessToken.pasted(SECRET),
                Route.DEFAULT.trusting(new Trust.Authorities(AUTHORITY.pem(folder))));
    }

    private static void assertLost(Answer<Accepted> answer) {
        assertThat(answer).isInstanceOf(Answer.Lost.class);
    }

    private static TransportFault notSent(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.NotSent.class);
        return ((Answer.NotSent<?>) answer).fault();
    }

    static Stream<String> baits() {
        return Stream.of(
                        "too many concurrent streams",
                        "tunnel failed",
                        "proxy auth",
                        "content length",
                        "unexpected content length header with 204 response",
                        "fatal alert: certificate_required",
                        "Unrecognized SSL message, plaintext connection?",
                        "Connection refused",
                        "Network is unreachable",
                        "UnresolvedAddressException",
                        "HTTP connect timed out",
                        "REFUSED_STREAM",
                        "GOAWAY received")
                .flatMap(bait -> Stream.of(
                        "HTTP/1.1 " + bait + "\r\n\r\n",
                        bait + "\r\n\r\n",
                        "HTTP/1.1 500 " + bait + "\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 407 " + bait + "\r\nProxy-Authenticate: Basic realm=\"" + bait + "\"\r\n\r\n",
                        "HTTP/1.1 204 " + bait + "\r\n" + bait + "\r\n\r\n",
                        "HTTP/1.1 204 OK\r\n" + bait + ": " + bait + "\r\nContent-Length: " + bait + "\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + bait + "\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + bait + "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("baits")
    @DisplayName("no words of a server make it not sent or send it again:")
    void baitingWords(String answer) throws Exception {
        RawServer server = keep(RawServer.saying(answer));
        assertThat(client.revokeTemporaryTokens(to(server.address()))).isNotInstanceOf(Answer.NotSent.class);
        assertThat(server.count("DELETE")).isEqualTo(1);
    }

    static Stream<Arguments> alerts() {
        return Stream.of(ProtocolVersion.TLSv12, ProtocolVersion.TLSv13)
                .flatMap(version -> IntStream.of(
                                0, 10, 20, 22, 30, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 60, 70, 71, 80, 86,
                                90, 100, 109, 110, 111, 112, 113, 114, 115, 116, 120, 255)
                        .mapToObj(alert -> Arguments.of(version, alert)));
    }

    @ParameterizedTest(name = "{0}, alert {1}")
    @MethodSource("alerts")
    @DisplayName("a fatal TLS alert after it leaves the outcome to the generation:")
    void alertAfterwards(ProtocolVersion version, int alert) throws Exception {
        AlertingServer server = keep(new AlertingServer(AUTHORITY.good(), version, alert));
        Access access = to(server.address());
        assertLost(client.revokeTemporaryTokens(access));
        assertThat(server.deletes()).isEqualTo(1);
        assertThat(client.generation(access).success()).contains(new Generation(4));
    }

    @ParameterizedTest(name = "{0}, alert {1}")
    @MethodSource("alerts")
    @DisplayName("so does one on a connection that was used before:")
    void alertOnKeptConnection(ProtocolVersion version, int alert) throws Exception {
        AlertingServer server = keep(new AlertingServer(AUTHORITY.good(), version, alert));
        Access access = to(server.address());
        assertThat(client.generation(access).success()).contains(new Generation(3));
        assertLost(client.revokeTemporaryTokens(access));
        assertThat(server.deletes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2.0 204 No Content\r\n\r\n",
                "HTTP/2 204\r\n\r\n",
                "HTTP/3.0 204 No Content\r\n\r\n",
                "HTTP/0.9 204 No Content\r\n\r\n",
                "HTTP/1.1 99 Odd\r\n\r\n",
                "HTTP/1.1 2040 Odd\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
                "\u0000\u0000\u0012\u0004\u0000\u0000\u0000\u0000\u0000\u0000\u0003\u0000\u0000\u0000\u0080",
                "\u0000\u0000\u0008\u0007\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0007",
                "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nX",
                "HTTP/1.1 204 No Content\r\n",
            })
    @DisplayName("an answer that is not HTTP/1.1 is lost:")
    void otherProtocols(String answer) throws Exception {
        RawServer server = keep(RawServer.saying(answer));
        assertLost(client.revokeTemporaryTokens(to(server.address())));
        assertThat(server.count("DELETE")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "102 Processing", "103 Early Hints\r\nLink: </x>", "199 Odd"})
    @DisplayName("interim answers are passed over:")
    void interim(String status) throws Exception {
        RawServer server = keep(RawServer.saying(("HTTP/1.1 " + status + "\r\n\r\n").repeat(3) + YES));
        assertThat(client.revokeTemporaryTokens(to(server.address()))).isInstanceOf(Answer.Success.class);
        assertThat(server.count("DELETE")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "103 Early Hints"})
    @DisplayName("a flood of interim answers ends:")
    void interimFlood(String status) throws Exception {
        RawServer server = keep(new RawServer((_, out) -> {
            while (over.getCount() > 0) {
                say(out, "HTTP/1.1 " + status + "\r\n\r\n");
            }
        }));
        assertLost(client.revokeTemporaryTokens(to(server.address())));
        assertThat(server.count("DELETE")).isEqualTo(1);
    }

    @Test
    @DisplayName("headers without an end are cut off")
    void headersWithoutEnd() throws Exception {
        RawServer server = keep(new RawServer((_, out) -> {
            say(out, "HTTP/1.1 204 No Content\r\n");
            while (over.getCount() > 0) {
                say(out, "X: " + "y".repeat(50_000) + "\r\n");
            }
        }));
        assertLost(client.revokeTemporaryTokens(to(server.address())));
        assertThat(server.count("DELETE")).isEqualTo(1);
    }

    @Test
    @DisplayName("an answer before the whole request has arrived does not make it not sent")
    void earlyAnswer() throws Exception {
        ServerSocket listening = keep(new ServerSocket(0, 5, RawServer.LOOPBACK));
        AtomicInteger begun = new AtomicInteger();
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    socket.getInputStream().readNBytes(100);
                    begun.incrementAndGet();
                    say(socket.getOutputStream(), RawServer.http("431 Too Large", "text/plain", "no"));
                } catch (IOException _) {
                    // The client has gone, or the test is over.
                }
            }
        });
        Access access = new Access(
                new OnezoneAddress("http", "127.0.0.1", listening.getLocalPort()),
                AccessToken.pasted("M".repeat(AccessToken.MAX_LENGTH)));
        assertThat(client.revokeTemporaryTokens(access)).isInstanceOfAny(Answer.Lost.class, Answer.Unreadable.class);
        assertThat(begun).hasValue(1);
    }

    @Test
    @DisplayName("a server that takes the connection and closes it at once loses it at most once")
    void closedAtOnce() throws Exception {
        ServerSocket listening = keep(new ServerSocket(0, 5, RawServer.LOOPBACK));
        AtomicInteger connections = new AtomicInteger();
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try (Socket _ = listening.accept()) {
                    connections.incrementAndGet();
                } catch (IOException _) {
                    // The test is over.
                }
            }
        });
        assertLost(client.revokeTemporaryTokens(to(new OnezoneAddress("http", "127.0.0.1", listening.getLocalPort()))));
        assertThat(connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("a connection that ends right after the handshake is lost, since the request was handed over:")
    void closedAfterHandshake(String version) throws Exception {
        SSLServerSocket listening = keep(TestAuthority.listen(AUTHORITY.good()));
        listening.setEnabledProtocols(new String[] {version});
        AtomicInteger connections = new AtomicInteger();
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    ((javax.net.ssl.SSLSocket) socket).startHandshake();
                    connections.incrementAndGet();
                } catch (IOException _) {
                    // The client has gone, or the test is over.
                }
            }
        });
        assertLost(
                client.revokeTemporaryTokens(to(new OnezoneAddress("https", "127.0.0.1", listening.getLocalPort()))));
        assertThat(connections).hasValue(1);
    }

    @Test
    @DisplayName("a server of HTTP/2 only is not sent anything")
    void http2Only() throws Exception {
        SSLServerSocket listening = TestAuthority.listen(AUTHORITY.good());
        SSLParameters parameters = listening.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        listening.setSSLParameters(parameters);
        RawServer server = keep(new RawServer(listening, "https", (_, out) -> say(out, YES)));
        assertThat(notSent(client.revokeTemporaryTokens(to(server.address()))).kind())
                .isEqualTo(Kind.TLS_NO_HTTP1);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    @DisplayName("a server that prefers HTTP/2 is spoken to in HTTP/1.1")
    void http2Preferred() throws Exception {
        SSLServerSocket listening = TestAuthority.listen(AUTHORITY.good());
        SSLParameters parameters = listening.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        listening.setSSLParameters(parameters);
        RawServer server = keep(new RawServer(listening, "https", (_, out) -> say(out, YES)));
        assertThat(client.revokeTemporaryTokens(to(server.address()))).isInstanceOf(Answer.Success.class);
        assertThat(server.count("DELETE")).isEqualTo(1);
    }

    @Test
    @DisplayName("an idle connection that the server has closed is not used for it")
    void closedWhileIdle() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        KeepingServer server = keep(new KeepingServer((asked, out) -> {
            say(out, asked.isDelete() ? YES : kept("200 OK", "{\"generation\":3}"));
            if (asked.connection() == 1) {
                closed.countDown();
                return false;
            }
            return true;
        }));
        Access access = to(server.address());
        assertThat(client.generation(access).success()).isPresent();
        closed.await();
        await().until(() -> server.open() == 0);
        assertThat(client.revokeTemporaryTokens(access)).isInstanceOf(Answer.Success.class);
        assertThat(server.count("DELETE")).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @DisplayName("a kept connection that ends when it has arrived leaves the outcome unknown")
    void closedOnArrival() throws Exception {
        KeepingServer server = keep(new KeepingServer((asked, out) -> {
            if (!asked.isDelete()) {
                say(out, kept("200 OK", "{\"generation\":3}"));
            }
            return !asked.isDelete();
        }));
        Access access = to(server.address());
        assertThat(client.generation(access).success()).isPresent();
        assertLost(client.revokeTemporaryTokens(access));
        assertThat(server.count("DELETE")).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    @DisplayName("an answer that nobody asked for is not taken for its answer")
    void unaskedAnswer() throws Exception {
        KeepingServer server = keep(new KeepingServer((asked, out) -> {
            say(
                    out,
                    asked.isDelete()
                            ? "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"
                            : kept("200 OK", "{\"generation\":3}") + YES);
            return true;
        }));
        Access access = to(server.address());
        assertThat(client.generation(access).success()).isPresent();
        assertThat(client.revokeTemporaryTokens(access)).isInstanceOf(Answer.Unreadable.class);
        assertThat(server.count("DELETE")).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @DisplayName("a token is made at most once, too")
    void tokenMadeOnce() throws Exception {
        RawServer server = keep(RawServer.saying(""));
        assertThat(client.createTemporaryToken(to(server.address()), java.time.Instant.EPOCH))
                .isInstanceOf(Answer.Lost.class);
        assertThat(server.count("POST")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
                "HTTP/1.1 too many concurrent streams\r\n\r\n",
                "HTTP/1.1 408 Timeout\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 429 Slowly\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 429 Slowly\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 504 Late\r\nContent-Length: 0\r\n\r\n",
            })
    @DisplayName("what changes nothing is asked again when the first two answers fail:")
    void firstTwoFail(String failure) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        RawServer server = keep(new RawServer((_, out) ->
                say(out, asked.getAndIncrement() % 3 < 2 ? failure : kept("200 OK", "{\"generation\":3}"))));
        assertThat(client.generation(to(server.address())).success()).contains(new Generation(3));
        assertThat(server.count("GET")).isEqualTo(3);
        assertThat(client.verify(to(server.address()))).isInstanceOf(Answer.Unreadable.class);
        assertThat(server.count("POST")).isEqualTo(3);
    }

    @Test
    @DisplayName("a wait that the server asks for is not begun when it is longer than there is time")
    void longRetryAfter() throws Exception {
        RawServer server =
                keep(RawServer.saying("HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n"));
        assertThat(client.generation(to(server.address()))).isInstanceOf(Answer.Unreadable.class);
        assertThat(server.count("GET")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999",
                "99999999999999",
                "9223372036854775807",
                "99999999999999999999999",
                "-1",
                "-9223372036854775808",
                "soon",
                "1e9",
                "0x10",
                "1, 2",
                "Fri, 31 Dec 2999 23:59:59 GMT",
                "Thu, 01 Jan 1970 00:00:00 GMT"
            })
    @DisplayName("a wait that makes no sense hides no answer and leads to no storm:")
    void oddRetryAfter(String odd) throws Exception {
        RawServer server =
                keep(RawServer.saying("HTTP/1.1 503 Busy\r\nRetry-After: " + odd + "\r\nContent-Length: 0\r\n\r\n"));
        assertThat(client.generation(to(server.address())).answered().map(Exchange::status))
                .contains(503);
        assertThat(server.count("GET")).isLessThanOrEqualTo(5);
        assertThat(client.revokeTemporaryTokens(to(server.address()))).isInstanceOf(Answer.Unreadable.class);
        assertThat(server.count("DELETE")).isEqualTo(1);
    }

    @Test
    @DisplayName("nothing is asked again sooner than the server wants")
    void shortRetryAfter() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        RawServer server = keep(new RawServer((_, out) -> say(
                out,
                asked.getAndIncrement() == 0
                        ? "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"
                        : kept("200 OK", "{\"generation\":3}"))));
        long begun = System.nanoTime();
        assertThat(client.generation(to(server.address())).success()).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout=-9223372036854775808",
                "timeout=9223372036854775807",
                "timeout=99999999999999999999",
                "timeout=, =;;\",",
                "timeout"
            })
    @DisplayName("an answer counts, whatever it says of keeping the connection:")
    void oddKeepAlive(String odd) throws Exception {
        RawServer server = keep(RawServer.saying("HTTP/1.1 204 No Content\r\nKeep-Alive: " + odd + "\r\n\r\n"));
        assertThat(client.revokeTemporaryTokens(to(server.address())).success()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n",
                "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n",
            })
    @DisplayName("a connection on which the end of an answer is ambiguous is not used again:")
    void ambiguousEnd(String head) throws Exception {
        KeepingServer server = keep(new KeepingServer((_, out) -> {
            say(out, head + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"generation\":3}\r\n0\r\n\r\n");
            return true;
        }));
        Access access = to(server.address());
        assertThat(client.generation(access).success()).contains(new Generation(3));
        assertThat(client.generation(access).success()).contains(new Generation(3));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @DisplayName("a generation that is told twice is none")
    void generationTwice() throws Exception {
        RawServer server = keep(RawServer.saying(kept("200 OK", "{\"generation\":3,\"generation\":4}")));
        assertThat(client.generation(to(server.address()))).isInstanceOf(Answer.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    @DisplayName("what a server says unasked on a kept connection is not taken for the next answer:")
    void unaskedAnswer(String scheme) throws Exception {
        KeepingServer.Script script = (asked, out) -> {
            String answer = asked.isDelete() ? YES : kept("200 OK", "{\"generation\":3}");
            say(out, asked.connection() == 1 ? answer + kept("200 OK", "{\"generation\":4}") : answer);
            return true;
        };
        KeepingServer server = keep(
                scheme.equals("https")
                        ? new KeepingServer(TestAuthority.listen(AUTHORITY.good()), scheme, script)
                        : new KeepingServer(script));
        Access access = to(server.address());
        assertThat(client.revokeTemporaryTokens(access).success()).isPresent();
        assertThat(client.generation(access).success()).contains(new Generation(3));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @DisplayName("whoever stops it while it waits for the answer is told that it is lost, at once")
    void stoppedAfterwards() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        RawServer server = keep(new RawServer((_, _) -> {
            arrived.countDown();
            over.await();
        }));
        Answer<Accepted> answer = interruptedAfter(arrived, to(server.address()));
        assertThat(((Answer.Lost<?>) answer).fault().kind()).isEqualTo(Kind.STOPPED);
        assertThat(server.count("DELETE")).isEqualTo(1);
    }

    @Test
    @DisplayName("whoever stops it during the handshake is told that it was not sent, at once")
    void stoppedBefore() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        ServerSocket listening = keep(new ServerSocket(0, 5, RawServer.LOOPBACK));
        Thread.ofVirtual().start(() -> {
            try (Socket _ = listening.accept()) {
                arrived.countDown();
                over.await();
            } catch (IOException | InterruptedException _) {
                // The test is over.
            }
        });
        Answer<Accepted> answer =
                interruptedAfter(arrived, to(new OnezoneAddress("https", "127.0.0.1", listening.getLocalPort())));
        assertThat(notSent(answer).kind()).isEqualTo(Kind.STOPPED);
    }

    private Answer<Accepted> interruptedAfter(CountDownLatch arrived, Access access) throws Exception {
        var answer = new FutureTask<>(() -> client.revokeTemporaryTokens(access));
        Thread caller = Thread.ofPlatform().start(answer);
        arrived.await();
        caller.interrupt();
        return answer.get(TIMES.answer().toMillis() / 2, TimeUnit.MILLISECONDS);
    }

    @Test
    @DisplayName("closing the client ends what is under way")
    void closedClient() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        RawServer server = keep(new RawServer((_, _) -> {
            arrived.countDown();
            over.await();
        }));
        Access access = to(server.address());
        var answer = new FutureTask<>(() -> client.revokeTemporaryTokens(access));
        Thread.ofVirtual().start(answer);
        arrived.await();
        client.close();
        assertLost(answer.get(TIMES.answer().toMillis() / 2, TimeUnit.MILLISECONDS));
        assertThat(notSent(client.revokeTemporaryTokens(access)).kind()).isEqualTo(Kind.STOPPED);
    }

    @Test
    @DisplayName("a crowd of calls over fresh connections is answered, every one")
    void crowd() throws Exception {
        ServerSocket listening = TestAuthority.listen(AUTHORITY.good());
        KeepingServer server = keep(new KeepingServer(listening, "https", (_, out) -> {
            say(out, kept("200 OK", "{\"generation\":3}"));
            return true;
        }));
        Access access = to(server.address());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer<Generation>>> answers = IntStream.range(0, 500)
                    .mapToObj(_ -> threads.submit(() -> client.generation(access)))
                    .toList();
            for (Future<Answer<Generation>> each : answers) {
                assertThat(each.get().success()).as(each.get().toString()).isPresent();
            }
        }
    }

    @Test
    @DisplayName("faults name no class of Java, and are one short line")
    void technicalWords() throws Exception {
        List<OnezoneAddress> addresses = List.of(
                new OnezoneAddress("https", "nowhere.invalid", 443),
                keep(RawServer.saying("HTTP/1.1 java.io.IOException: \u0007\u009b31m" + "x".repeat(5000) + "\r\n\r\n"))
                        .address(),
                keep(TestAuthority.server(new TestAuthority().good(), YES)).address(),
                keep(TestAuthority.server(AUTHORITY.forHost("other.example.org"), YES))
                        .address(),
                keep(TestAuthority.server(AUTHORITY.weak(), YES)).address());
        for (OnezoneAddress address : addresses) {
            Answer<Accepted> answer = client.revokeTemporaryTokens(to(address));
            String technical = answer instanceof Answer.NotSent<Accepted> notSent
                    ? notSent.fault().technical()
                    : ((Answer.Lost<Accepted>) answer).fault().technical();
            assertThat(technical)
                    .isNotBlank()
                    .hasSizeLessThan(300)
                    .doesNotContainPattern("Exception|Error\\b|java\\.|javax\\.|sun\\.|[\\p{Cntrl}]");
        }
    }
}
