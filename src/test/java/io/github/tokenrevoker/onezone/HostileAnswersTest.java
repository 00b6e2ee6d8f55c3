package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import io.github.tokenrevoker.words.AdviceWords;
import io.github.tokenrevoker.words.AnswerWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server, or something in its place, may answer to the DELETE. */
@DisplayName("An answer")
class HostileAnswersTest {
    private static final String SECRET = "MDAxNWxvY2F00aW9uIHNlY3JldAo";
    private static final String ERROR = "{\"error\":{\"id\":\"forbidden\",\"description\":\"No.\"}}";
    private static final Map<String, Integer> TABLE = new TreeMap<>();

    private final OnezoneClient client = new OnezoneClient(
            Clock.systemUTC(), new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20)), "token-revoker/test");

    @AfterEach
    void close() {
        client.close();
    }

    /**
     * One row.
     *
     * @param answer its bytes, one for each character
     */
    record Row(String name, String expected, String answer) {
        @Override
        public String toString() {
            return name + ": " + expected;
        }
    }

    private static String answer(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " Whatever\r\n" + headers + "Content-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String text) {
        return latin(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final List<Integer> STATUSES = List.of(
            200, 201, 202, 203, 206, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408,
            409, 410, 413, 418, 421, 425, 429, 431, 451, 500, 501, 502, 503, 504, 505, 507, 511, 520, 599, 999);

    private static final Map<String, String> BODIES = Map.of(
            "no body",
            "",
            "an error",
            ERROR,
            "a proxy's page",
            "<html><body>Bad Gateway</body></html>",
            "half an error",
            ERROR.substring(0, 20));

    /** Every status with every body: only an error status with an error in it is a refusal. */
    private static Stream<Row> statusesAndBodies() {
        return STATUSES.stream()
                .flatMap(status -> BODIES.entrySet().stream().map(body -> {
                    // Such an answer has no body by the rules of HTTP.
                    boolean bodiless = status == 304;
                    boolean refusal = status >= 400 && body.getKey().equals("an error");
                    return new Row(
                            status + " with " + body.getKey(),
                            refusal ? "Refusal" : "Unreadable",
                            bodiless
                                    ? "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
                                    : answer(status, "", body.getValue()));
                }));
    }

    private static Stream<Row> shapes() {
        return Stream.of(
                        "null",
                        "[]",
                        "7",
                        "\"text\"",
                        "{}",
                        "{\"error\":null}",
                        "{\"error\":[]}",
                        "{\"error\":\"forbidden\"}",
                        "{\"error\":{}}",
                        "{\"error\":{\"id\":7,\"description\":\"x\"}}",
                        "{\"error\":{\"id\":\"\",\"description\":\"x\"}}",
                        "{\"error\":{\"id\":\"x\",\"id\":\"y\",\"description\":\"x\"}}",
                        "{\"error\":{\"id\":\"x\",\"description\":7}}",
                        "{\"error\":{\"id\":\"x\",\"description\":{}}}",
                        "{\"errors\":{\"id\":\"x\",\"description\":\"x\"}}",
                        "[".repeat(100_000),
                        "{\"error\":".repeat(100_000),
                        "{\"error\":{\"id\":\"x\",\"details\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}}",
                        "{\"error\":{\"id\":\"" + "x".repeat(2 << 20) + "\"}}",
                        "{\"error\":{\"id\":\"x\",\"details\":1" + "0".repeat(2_000) + "}}",
                        "x".repeat(3 << 20),
                        "\u0000\u0001\u0002",
                        "\u00ff\u00fe{\u0000",
                        ERROR + ERROR.substring(1))
                .map(body -> new Row(
                        "403 with " + (body.length() > 60 ? body.substring(0, 30) + "…" : body),
                        "Unreadable",
                        answer(403, "", body)));
    }

    private static Stream<Row> harmlessOddities() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(new byte[64 << 20]);
        }
        String bomb = latin(zipped.toByteArray());
        return Stream.of(
                new Row(
                        "204 with a body",
                        "Lost",
                        "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"),
                new Row("204 without any header", "Success", "HTTP/1.1 204 No Content\r\n\r\n"),
                new Row(
                        "204 with a Basic challenge",
                        "Success",
                        answer(204, "WWW-Authenticate: Basic realm=\"x\"\r\n", "")),
                new Row("204 of HTTP/1.0", "Success", "HTTP/1.0 204 No Content\r\n\r\n"),
                new Row(
                        "204 with ten thousand headers",
                        "Success",
                        "HTTP/1.1 204 No Content\r\n"
                                + IntStream.range(0, 2_000)
                                        .mapToObj(i -> "X-" + i + ": y\r\n")
                                        .reduce("", String::concat)
                                + "\r\n"),
                new Row(
                        "401 with a Basic challenge",
                        "Refusal",
                        answer(401, "WWW-Authenticate: Basic realm=\"x\"\r\n", ERROR)),
                new Row(
                        "407 from the server itself",
                        "Refusal",
                        answer(407, "Proxy-Authenticate: Basic realm=\"x\"\r\n", ERROR)),
                new Row("429 with Retry-After", "Refusal", answer(429, "Retry-After: 120\r\n", ERROR)),
                new Row(
                        "503 with a Retry-After of nonsense",
                        "Refusal",
                        answer(503, "Retry-After: \u0007soon\r\n".replace("\u0007", ""), ERROR)),
                new Row(
                        "an error with duplicate keys",
                        "Unreadable",
                        answer(403, "", "{\"error\":{\"id\":\"a\",\"id\":\"forbidden\",\"description\":\"x\"}}")),
                new Row(
                        "an error in the wrong charset",
                        "Refusal",
                        answer(403, "Content-Type: application/json; charset=utf-16\r\n", ERROR)),
                new Row("an error called HTML", "Refusal", answer(403, "Content-Type: text/html\r\n", ERROR)),
                new Row(
                        "an error with a NUL and direction marks",
                        "Refusal",
                        answer(
                                403,
                                "",
                                utf8("{\"error\":{\"id\":\"a\\u0000b\",\"description\":\"\u202egnihton\u200b\"}}"))),
                new Row(
                        "an error with numbers out of range",
                        "Refusal",
                        answer(
                                403,
                                "",
                                "{\"error\":{\"id\":\"x\",\"description\":\"\",\"details\":{\"limit\":123456789012345678901234567890,\"e\":1e300}}}")),
                new Row("an error without a description", "Refusal", answer(403, "", "{\"error\":{\"id\":\"x\"}}")),
                new Row(
                        "an error of another character set's bytes",
                        "Unreadable",
                        answer(403, "", "{\"error\":{\"id\":\"\u00e9\u00ff\"}}")),
                new Row("a bomb of gzip", "Unreadable", answer(403, "Content-Encoding: gzip\r\n", bomb)),
                new Row("a bomb of deflate", "Unreadable", answer(403, "Content-Encoding: deflate\r\n", bomb)),
                new Row("an unknown encoding", "Refusal", answer(403, "Content-Encoding: br\r\n", ERROR)),
                new Row(
                        "a redirect to itself",
                        "Unreadable",
                        answer(307, "Location: /api/v3/onezone/provider/tokens/temporary\r\n", "")),
                new Row("a redirect without a target", "Unreadable", answer(302, "", "")),
                new Row("a redirect to nonsense", "Unreadable", answer(301, "Location: ::::\r\n", "")));
    }

    static Stream<Row> rows() throws IOException {
        return Stream.of(statusesAndBodies(), shapes(), harmlessOddities()).flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("is taken for what it is, in words that do no harm, and asks for no second DELETE:")
    void row(Row row) throws Exception {
        try (RawServer server = RawServer.saying(row.answer());
                RawServer elsewhere = RawServer.saying("")) {
            Answer<Accepted> answer =
                    client.revokeTemporaryTokens(new Access(server.address(), AccessToken.pasted(SECRET)));
            assertThat(answer.getClass().getSimpleName()).as(answer.toString()).isEqualTo(row.expected());
            assertThat(server.count("DELETE")).isEqualTo(1);
            assertThat(server.requests()).hasSize(1);
            assertThat(elsewhere.requests()).isEmpty();
            List<String> words = new ArrayList<>();
            AnswerWords.problem(answer).ifPresent(words::add);
            AdviceWords.of(answer).ifPresent(words::add);
            assertThat(String.join("", words).length()).isLessThan(2_000);
            assertThat(String.join("", words)).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\u200b\\u202e]");
            assertThat(words).hasSize(row.expected().equals("Success") ? 0 : 2);
        }
        TABLE.merge(row.expected(), 1, Integer::sum);
    }

    @AfterAll
    static void printTable() throws IOException {
        Path file = Path.of(System.getProperty("basedir"), "target", "hostile-answers.md");
        StringBuilder table = new StringBuilder("| taken for | answers |\n| --- | --- |\n");
        TABLE.forEach((expected, count) ->
                table.append("| ").append(expected).append(" | ").append(count).append(" |\n"));
        Files.writeString(file, table);
        System.out.println(table);
    }
}
