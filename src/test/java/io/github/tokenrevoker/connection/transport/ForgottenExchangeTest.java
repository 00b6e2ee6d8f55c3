package io.github.tokenrevoker.connection.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Delivery;
import io.github.tokenrevoker.connection.HiddenText;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for secrets in everything that is reachable in this JVM. The server here keeps nothing of what it reads and writes. */
@DisplayName("After an exchange, memory holds nothing of")
class ForgottenExchangeTest {
    private final HiddenText token = new HiddenText(UUID.randomUUID().toString());
    private final HiddenText leaked = new HiddenText(UUID.randomUUID().toString());
    private final HiddenText minted = new HiddenText(UUID.randomUUID().toString());
    private final Transport transport =
            new Transport(Clock.systemUTC(), "token-revoker", System::nanoTime, Duration.ofMillis(1));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ServerSocket listening;

    @SuppressWarnings("NullAway.Init")
    private Future<Socket> connection;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        connection = threads.submit(() -> {
            Socket accepted = listening.accept();
            awaitRequest(accepted.getInputStream());
            asked.countDown();
            mayAnswer.await();
            accepted.getOutputStream().write(answer());
            return accepted;
        });
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        connection.get().close();
        listening.close();
        threads.close();
    }

    private static byte[] json(HiddenText token) {
        return ("{\"token\":\"" + token.text() + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    /** The end of the body is the first brace of its kind. */
    private static void awaitRequest(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '}') {
            next = in.read();
        }
    }

    private byte[] answer() {
        String body = new String(json(minted), StandardCharsets.US_ASCII);
        return ("HTTP/1.1 201 Created\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private int lengthOfAnswer() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/"))
                .header("X-Auth-Token", token.text())
                .POST(BodyPublishers.ofByteArray(json(leaked)))
                .build();
        return switch (transport.send(
                request, Route.DEFAULT, RoutePasswords.NONE, Repeats.FORBIDDEN, BodyHandlers.ofString())) {
            case Delivery.Answered<String>(var response) -> response.body().length();
            case Delivery.Failed<String> failed -> throw new AssertionError(failed.fault());
        };
    }

    /** The threads of the exchange may need a moment for their end, and hold what is on their stacks until then. */
    private void assertForgotten(HiddenText... secrets) {
        await().untilAsserted(() -> {
            Path dump = HiddenText.dump(folder);
            try {
                for (HiddenText secret : secrets) {
                    assertThat(secret.occurrences(dump)).isZero();
                }
            } finally {
                Files.delete(dump);
            }
        });
    }

    private void exchange() {
        mayAnswer.countDown();
        assertThat(lengthOfAnswer()).isEqualTo(json(minted).length);
    }

    @Test
    @DisplayName("the token in the request's headers, though the connection is kept")
    void header() throws Exception {
        exchange();
        assertForgotten(token);
    }

    @Test
    @DisplayName("the token in the request's body, though the connection is kept")
    void body() throws Exception {
        exchange();
        assertForgotten(leaked);
    }

    @Test
    @DisplayName("the token in the answer, though the connection is kept")
    void answered() throws Exception {
        exchange();
        assertForgotten(minted);
    }

    @Test
    @DisplayName("any of these, when all connections were forgotten during the exchange")
    void forgottenDuring() throws Exception {
        Future<Integer> length = threads.submit(this::lengthOfAnswer);
        asked.await();
        transport.forgetAll();
        mayAnswer.countDown();
        assertThat(length.get()).isEqualTo(json(minted).length);
        assertForgotten(token, leaked, minted);
    }
}
