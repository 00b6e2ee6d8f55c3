package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The client of Onezone")
class OnezoneClientTest {
    private static final String SECRET = "MDAxNWxvY2F00aW9uIHNlY3JldAo";
    private static final String JSON = "application/json";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OnezoneClient client = client(PATIENCE);
    /** For answers that never end. */
    private final OnezoneClient impatient = client(Duration.ofSeconds(2));

    private static OnezoneClient client(Duration answer) {
        return new OnezoneClient(Clock.systemUTC(), new Timeouts(PATIENCE, answer), "token-revoker/test");
    }

    @AfterEach
    void close() {
        client.close();
        impatient.close();
    }

    private static Access to(OnezoneAddress address) {
        try {
            return new Access(address, AccessToken.pasted(SECRET));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Answer<Accepted> revokeAt(String answer) throws IOException {
        try (RawServer server = RawServer.saying(answer)) {
            return client.revokeTemporaryTokens(to(server.address()));
        }
    }

    @Test
    @DisplayName("sends the DELETE with the token in its header and nowhere else")
    void sendsTheDelete() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(client.revokeTemporaryTokens(to(server.address()))).isInstanceOf(Answer.Success.class);
            String request = server.requests().getFirst();
            assertThat(request)
                    .startsWith("DELETE /api/v3/onezone/provider/tokens/temporary HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nx-auth-token: " + SECRET + "\r\n")
                    .containsOnlyOnce(SECRET)
                    .doesNotContainIgnoringCase("authorization:")
                    .doesNotContainIgnoringCase("upgrade");
        }
    }

    static Stream<Arguments> documentedErrors() {
        return Stream.of(
                Arguments.of(
                        "400 Bad Request",
                        "badValueString",
                        "Bad value: provided \\\"name\\\" must be a string.",
                        "{\"key\":\"name\"}"),
                Arguments.of(
                        "401 Unauthorized",
                        "unauthorized",
                        "You must authenticate yourself.",
                        "{\"authError\":{\"id\":\"tokenInvalid\",\"description\":\"Provided token is not valid.\"}}"),
                Arguments.of("403 Forbidden", "forbidden", "You are not authorized.", null),
                Arguments.of("404 Not Found", "notFound", "The resource could not be found.", null),
                Arguments.of(
                        "500 Internal Server Error", "internalServerError", "Failed.", "{\"reference\":\"0fb1\"}"));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("documentedErrors")
    @DisplayName("reads the documented errors field by field")
    void readsErrors(String status, String id, String description, String details) throws IOException {
        String body = "{\"error\":{\"id\":\"" + id + "\",\"description\":\"" + description + "\""
                + (details == null ? "" : ",\"details\":" + details) + "}}";
        Answer<Accepted> answer = revokeAt(RawServer.http(status, JSON, body));
        assertThat(answer).asInstanceOf(type(Answer.Refusal.class)).satisfies(refusal -> {
            assertThat(refusal.exchange().status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(refusal.error().id()).isEqualTo(id);
            assertThat(refusal.error().description()).isEqualTo(description.replace("\\\"", "\""));
            assertThat(String.valueOf(refusal.error().details())).isEqualTo(String.valueOf(details));
        });
    }

    @Test
    @DisplayName("unfolds an error inside an error to the innermost cause")
    void unfolds() throws IOException {
        Answer<Accepted> answer = revokeAt(RawServer.http("401 Unauthorized", JSON, """
                {"error":{"id":"unauthorized","description":"a","details":{"authError":{"id":"badServiceToken",
                "description":"b","details":{"tokenError":{"id":"tokenRevoked","description":"c"}}}}}}"""));
        assertThat(answer)
                .asInstanceOf(type(Answer.Refusal.class))
                .extracting(refusal -> refusal.error().innermost().id())
                .isEqualTo("tokenRevoked");
    }

    static Stream<Arguments> strangeBodies() {
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("a page of a proxy", "<html><body>Access denied</body></html>"),
                Arguments.of("half a document", "{\"error\":{\"id\":\"forbi"),
                Arguments.of("an id that is a number", "{\"error\":{\"id\":7,\"description\":\"x\"}}"),
                Arguments.of("a description that is a list", "{\"error\":{\"id\":\"x\",\"description\":[]}}"),
                Arguments.of("an error that is a text", "{\"error\":\"no\"}"),
                Arguments.of("an array", "[1,2,3]"),
                Arguments.of("null", "null"),
                Arguments.of("a hundred thousand brackets", "[".repeat(100_000)),
                Arguments.of("two documents", "{\"error\":{\"id\":\"a\",\"description\":\"b\"}} {}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeBodies")
    @DisplayName("keeps the beginning of an error body that is not Onezone's:")
    void keepsStrangeBodies(String what, String body) throws IOException {
        Answer<Accepted> answer = revokeAt(RawServer.http("403 Forbidden", "text/plain", body));
        assertThat(answer).asInstanceOf(type(Answer.Unreadable.class)).satisfies(odd -> {
            assertThat(odd.exchange().status()).isEqualTo(403);
            assertThat(body).startsWith(odd.body().excerpt());
            assertThat(odd.body().isEmpty()).isEqualTo(body.isEmpty());
        });
    }

    @Test
    @DisplayName("shows bytes that are no UTF-8 as replacement characters")
    void invalidUtf8() throws IOException {
        Answer<Accepted> answer =
                revokeAt("HTTP/1.1 403 No\r\nContent-Length: 3\r\nConnection: close\r\n\r\n\u00ff\u00fe\u0080");
        assertThat(answer)
                .asInstanceOf(type(Answer.Unreadable.class))
                .extracting(odd -> odd.body().excerpt())
                .asString()
                .contains("\ufffd");
    }

    @Test
    @DisplayName("reads a body of 50 MB only up to its bound")
    void hugeBody() throws IOException {
        long length = 50L << 20;
        try (RawServer server = new RawServer((_, out) -> {
            out.write(
                    ("HTTP/1.1 500 No\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] part = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            for (long sent = 0; sent < length; sent += part.length) {
                out.write(part);
            }
        })) {
            assertThat(client.revokeTemporaryTokens(to(server.address())))
                    .asInstanceOf(type(Answer.Unreadable.class))
                    .satisfies(odd -> {
                        assertThat(odd.body().size()).isEqualTo(BoundedBody.LIMIT);
                        assertThat(odd.body().cut()).isTrue();
                        assertThat(odd.body().excerpt()).hasSize(RawBody.EXCERPT_LENGTH);
                    });
        }
    }

    @Test
    @DisplayName("unpacks a gzip bomb only up to its bound")
    void gzipBomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                gzip.write(zeros);
            }
        }
        try (RawServer server = new RawServer((_, out) -> {
            out.write(("HTTP/1.1 500 No\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(packed.toByteArray());
        })) {
            assertThat(client.revokeTemporaryTokens(to(server.address())))
                    .asInstanceOf(type(Answer.Unreadable.class))
                    .satisfies(odd -> assertThat(odd.body().size()).isLessThanOrEqualTo(BoundedBody.LIMIT));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {200, 201, 202, 206})
    @DisplayName("takes no other 2xx than 204 for a success:")
    void oddSuccess(int status) throws IOException {
        assertThat(revokeAt(RawServer.http(status + " Fine", JSON, "{}"))).isInstanceOf(Answer.Unreadable.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("follows no redirect:")
    void noRedirects(int status) throws IOException {
        try (RawServer elsewhere = RawServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
            Answer<Accepted> answer = revokeAt("HTTP/1.1 " + status + " Moved\r\nLocation: " + elsewhere.address()
                    + "/stolen\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .asInstanceOf(type(Answer.Unreadable.class))
                    .extracting(odd -> odd.exchange().location())
                    .isEqualTo(elsewhere.address() + "/stolen");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 204",
                "HTTP/1.1 403 No\r\nContent-Length: 500\r\n\r\n{\"error\"",
                "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 -7 What\r\n\r\n",
            })
    @DisplayName("says lost, and sends one DELETE only, when the answer breaks off or is no HTTP:")
    void lostAnswers(String answer) throws IOException {
        try (RawServer server = RawServer.saying(answer)) {
            assertThat(client.revokeTemporaryTokens(to(server.address()))).isInstanceOf(Answer.Lost.class);
            assertThat(server.count("DELETE")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("sends one DELETE only when the server is silent, and gives up in time")
    void silence() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = new RawServer((_, _) -> over.await())) {
            assertThat(impatient.revokeTemporaryTokens(to(server.address())))
                    .asInstanceOf(type(Answer.Lost.class))
                    .extracting(lost -> lost.fault().kind())
                    .isEqualTo(Kind.ANSWER_TIMEOUT);
            assertThat(server.count("DELETE")).isEqualTo(1);
        } finally {
            over.countDown();
        }
    }

    @Test
    @DisplayName("gives up a body that trickles")
    void trickle() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = new RawServer((_, out) -> {
            out.write("HTTP/1.1 403 No\r\nContent-Length: 1000\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            over.await();
        })) {
            assertThat(impatient.revokeTemporaryTokens(to(server.address()))).isInstanceOf(Answer.Lost.class);
        } finally {
            over.countDown();
        }
    }

    @Test
    @DisplayName("asks once more when a GET breaks off, because asking changes nothing")
    void getIsRepeated() throws IOException {
        try (RawServer server = RawServer.saying("")) {
            assertThat(client.generation(to(server.address()))).isInstanceOf(Answer.Lost.class);
            assertThat(server.count("GET")).isGreaterThan(1);
        }
    }

    @Test
    @DisplayName("says not sent when nothing listens")
    void refusedConnection() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThat(client.revokeTemporaryTokens(to(new OnezoneAddress("http", "127.0.0.1", port))))
                .asInstanceOf(type(Answer.NotSent.class))
                .extracting(notSent -> notSent.fault().kind())
                .isEqualTo(Kind.CONNECTION_REFUSED);
    }

    @Test
    @DisplayName("says not sent when the name is not known")
    void unknownName() {
        assertThat(client.revokeTemporaryTokens(to(new OnezoneAddress("https", "onezone.invalid", 443))))
                .asInstanceOf(type(Answer.NotSent.class))
                .extracting(notSent -> notSent.fault().kind())
                .isEqualTo(Kind.NAME_UNKNOWN);
    }

    @Test
    @DisplayName("says not sent when the server speaks no TLS, and shows it no token")
    void noTls() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
            OnezoneAddress secure =
                    new OnezoneAddress("https", "127.0.0.1", server.address().port());
            assertThat(client.revokeTemporaryTokens(to(secure)))
                    .asInstanceOf(type(Answer.NotSent.class))
                    .extracting(notSent -> notSent.fault().kind())
                    .isEqualTo(Kind.TLS_NONE);
            assertThat(server.requests().toString()).doesNotContain(SECRET);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"generation\":\"3\"}",
                "{\"generation\":3.5}",
                "{\"generation\":-1}",
                "{\"generation\":99999999999999999999}",
                "{\"generation\":null}",
                "{}",
                "3",
            })
    @DisplayName("takes no generation but a whole number:")
    void oddGenerations(String body) throws IOException {
        try (RawServer server = RawServer.saying(RawServer.http("200 OK", JSON, body))) {
            assertThat(client.generation(to(server.address()))).isInstanceOf(Answer.Unreadable.class);
        }
    }

    @Test
    @DisplayName("never puts the token into what it says of a failure")
    void tokenStaysOut() throws IOException {
        assertThat(revokeAt("HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\nhello").toString())
                .doesNotContain(SECRET);
        assertThat(revokeAt(RawServer.http("403 Forbidden", JSON, "{}")).toString())
                .doesNotContain(SECRET);
    }

    @Test
    @DisplayName("asks for the zone's own details without a token")
    void zoneDetails() throws IOException {
        String answer = RawServer.http("200 OK", JSON, "{\"name\":\"Zone\",\"version\":\"21.02.8\",\"build\":\"x\"}");
        try (RawServer server = RawServer.saying(answer)) {
            assertThat(client.zone(to(server.address())).success()).contains(new ZoneDetails("Zone", "21.02.8"));
            assertThat(server.requests().getFirst())
                    .startsWith("GET /api/v3/onezone/configuration HTTP/1.1")
                    .doesNotContain(SECRET)
                    .doesNotContainIgnoringCase("x-auth-token");
        }
    }

    static Stream<Arguments> verifications() {
        return Stream.of(
                Arguments.of(
                        "{\"subject\":{\"type\":\"oneprovider\",\"id\":\"abc\"},\"ttl\":90}",
                        new Verification("oneprovider", "abc", Optional.of(Duration.ofSeconds(90)))),
                Arguments.of(
                        "{\"subject\":{\"type\":\"user\",\"id\":\"u\"},\"ttl\":null}",
                        new Verification("user", "u", Optional.empty())),
                Arguments.of(
                        "{\"subject\":{\"type\":\"oneprovider\",\"id\":\"abc\"}}",
                        new Verification("oneprovider", "abc", Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("verifications")
    @DisplayName("reads what a zone says of a token that it verified")
    void verifies(String body, Verification expected) throws IOException {
        try (RawServer server = RawServer.saying(RawServer.http("200 OK", JSON, body))) {
            assertThat(client.verify(to(server.address())).success()).contains(expected);
            assertThat(server.requests().getFirst())
                    .startsWith("POST /api/v3/onezone/tokens/verify_access_token HTTP/1.1")
                    .doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"subject\":{\"type\":7,\"id\":\"abc\"}}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"u\"},\"ttl\":-1}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"u\"},\"ttl\":\"soon\"}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"u\"},\"ttl\":99999999999999999999}",
            })
    @DisplayName("takes no other shape for a verification")
    void oddVerification(String body) throws IOException {
        try (RawServer server = RawServer.saying(RawServer.http("200 OK", JSON, body))) {
            assertThat(client.verify(to(server.address()))).isInstanceOf(Answer.Unreadable.class);
        }
    }

    @Test
    @DisplayName("shows nothing of an answer that may have a new token in it")
    void tokenInOddAnswer() throws IOException {
        String made = "MDAxNWxvY2F00aW9uIG1hZGUK";
        try (RawServer server = RawServer.saying(RawServer.http("200 OK", JSON, "{\"token\":\"" + made + "\"}"))) {
            Answer<AccessToken> answer = client.createTemporaryToken(to(server.address()), Instant.EPOCH);
            assertThat(answer).isInstanceOf(Answer.Unreadable.class);
            assertThat(answer.toString()).doesNotContain(made);
        }
    }

    @ParameterizedTest(name = "{0} s: {1}")
    @CsvSource({"0, false", "30, true", "-30, true"})
    @DisplayName("tells how far the server's clock is off")
    void clockDifference(long secondsAhead, boolean certain) throws IOException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(secondsAhead).atZone(ZoneOffset.UTC));
        String body = "{\"name\":\"Zone\"}";
        String answer = "HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        try (RawServer server = RawServer.saying(answer)) {
            ClockDifference difference = client.zone(to(server.address()))
                    .answered()
                    .flatMap(Exchange::clockDifference)
                    .orElseThrow();
            assertThat(difference.isCertain()).isEqualTo(certain);
            assertThat(difference.ahead().minusSeconds(secondsAhead).abs())
                    .isLessThanOrEqualTo(difference.error().plusSeconds(1));
        }
    }
}
