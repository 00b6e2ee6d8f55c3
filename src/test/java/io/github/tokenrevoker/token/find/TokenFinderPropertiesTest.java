package io.github.tokenrevoker.token.find;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.token.Base62;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties over many random tokens and texts; each case names the seed that makes it again. */
@DisplayName("In any text,")
class TokenFinderPropertiesTest {
    private static final List<String> CAVEATS = List.of(
            "time < 1800000100",
            "ip = 10.0.0.0/8|::1/128",
            "geo.country != PL|FR",
            "service = ozw-onezone",
            "interface = rest",
            "api = ozw/get/*.*.*:*",
            "data.path = L3NwYWNlMS9maWxlMS50eHQ=",
            "data.readonly");

    private static final String PROSE =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n\t.,:;\"'=-_/\\%{}[]<>";

    /** A way in which a text comes to an operator. */
    record Wrapping(String name, BiFunction<Random, String, String> change) {
        String of(Random random, String text) {
            return change.apply(random, text);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Wrapping> WRAPPINGS = List.of(
            new Wrapping("none", (_, text) -> text),
            new Wrapping("terminal", (random, text) -> broken(text, 20 + random.nextInt(100), "\n")),
            new Wrapping("windows", (random, text) -> broken(text, 1 + random.nextInt(100), "\r\n")),
            new Wrapping("mail", (random, text) -> broken(text, 10 + random.nextInt(70), "\r\n> > ")),
            new Wrapping("quoted printable", (random, text) -> broken(text, 10 + random.nextInt(70), "=\r\n")),
            new Wrapping("yaml", (random, text) -> broken(text, 10 + random.nextInt(70), "\n        ")),
            new Wrapping("json escapes", (random, text) -> broken(text, 10 + random.nextInt(70), "\\n")),
            new Wrapping("json escapes twice", (random, text) -> broken(text, 10 + random.nextInt(70), "\\\\r\\\\n")),
            new Wrapping("url encoded breaks", (random, text) -> broken(text, 10 + random.nextInt(70), "%0D%0A")),
            new Wrapping("shell", (random, text) -> broken(text, 10 + random.nextInt(70), "\\\n  ")),
            new Wrapping("source", (random, text) -> broken(text, 10 + random.nextInt(70), "\" +\n    \"")),
            new Wrapping("diff", (random, text) -> broken(text, 10 + random.nextInt(70), "\n+    ")),
            new Wrapping("html", (random, text) -> broken(text, 10 + random.nextInt(70), "<br>\n")),
            new Wrapping("invisible", (random, text) -> broken(text, 1 + random.nextInt(70), "\u200b")),
            new Wrapping("coloured", (random, text) -> broken(text, 1 + random.nextInt(70), "\u001b[01;31m\u001b[K")),
            new Wrapping("concatenated", (random, text) -> broken(text, 20 + random.nextInt(40), "\" + \"")),
            new Wrapping("array", (random, text) -> broken(text, 20 + random.nextInt(40), "', '")),
            new Wrapping("blanks", (random, text) -> broken(text, 20 + random.nextInt(40), " ")),
            new Wrapping("cmd", (random, text) -> broken(text, 10 + random.nextInt(70), "^\r\n")),
            new Wrapping("bars", (random, text) -> broken(text, 10 + random.nextInt(70), " \u2502\n\u2502 ")),
            new Wrapping("soft break", (random, text) -> broken(text, 10 + random.nextInt(70), "= \r\n")),
            new Wrapping(
                    "highlighted html",
                    (random, text) -> broken(text, 4 + random.nextInt(70), "</span><span class=\"s2\">")),
            new Wrapping("blocks of html", (random, text) -> broken(text, 10 + random.nextInt(70), "</p><p>")),
            new Wrapping("soft hyphens of html", (random, text) -> broken(text, 10 + random.nextInt(70), "&shy;")),
            new Wrapping("offsets", (random, text) -> numbered(text, 20 + random.nextInt(40), "\n%04x: ", 64)),
            new Wrapping("line numbers", (random, text) -> numbered(text, 20 + random.nextInt(40), "\n%6d\t", 1)),
            new Wrapping("grep", (random, text) -> numbered(text, 20 + random.nextInt(40), "\na/b.log:%d:", 1)),
            new Wrapping(
                    "log prefix",
                    (random, text) -> numbered(text, 20 + random.nextInt(20), "\nNov 25 12:00:%02d host app[12]: ", 1)),
            new Wrapping("container log", (random, text) -> broken(text, 20 + random.nextInt(20), "\nweb_1  | ")),
            new Wrapping("percent", (_, text) -> coded(text, "%%%02X")),
            new Wrapping("percent twice", (_, text) -> coded(text, "%%25%02X")),
            new Wrapping("quoted printable codes", (_, text) -> coded(text, "=%02X")),
            new Wrapping("octal escapes", (_, text) -> coded(text, "\\%03o")),
            new Wrapping("unicode escapes in braces", (_, text) -> coded(text, "\\u{%x}")),
            new Wrapping("unicode escapes twice", (_, text) -> coded(text, "\\\\u%04x")),
            new Wrapping("decimal references", (_, text) -> coded(text, "&#%d;")),
            new Wrapping("hexadecimal references", (_, text) -> coded(text, "&#x%x;")),
            new Wrapping("unicode escapes", (_, text) -> coded(text, "\\u%04x")),
            new Wrapping("base64", (random, text) -> base64(random, text, StandardCharsets.UTF_8)),
            new Wrapping(
                    "base64 wrapped",
                    (random, text) -> broken(base64(random, text, StandardCharsets.UTF_8), 64, "\n    ")),
            new Wrapping(
                    "base64 url",
                    (random, text) -> base64(random, text, StandardCharsets.UTF_8)
                            .replace('+', '-')
                            .replace('/', '_')),
            new Wrapping(
                    "base64 in url",
                    (random, text) -> base64(random, text, StandardCharsets.UTF_8)
                            .replace("+", "%2B")
                            .replace("/", "%2F")
                            .replace("=", "%3D")),
            new Wrapping(
                    "base64 of wrapped",
                    (random, text) ->
                            base64(random, broken(text, 30 + random.nextInt(60), "\r\n"), StandardCharsets.UTF_8)),
            new Wrapping("base64 of utf 16", (random, text) -> base64(random, text, StandardCharsets.UTF_16LE)));

    private static String broken(String text, int column, String between) {
        return String.join(between, text.split("(?<=\\G.{" + column + "})"));
    }

    private static String numbered(String text, int column, String between, int step) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i * column < text.length(); i++) {
            all.append(i == 0 ? "" : between.formatted(7 + i * step))
                    .append(text, i * column, Math.min(text.length(), (i + 1) * column));
        }
        return all.toString();
    }

    private static String coded(String text, String format) {
        return text.chars().mapToObj(c -> format.formatted(c)).reduce("", String::concat);
    }

    private static String base64(Random random, String text, java.nio.charset.Charset charset) {
        String before = "x".repeat(random.nextInt(7));
        return Base64.getEncoder().encodeToString((before + "=" + text + "\n").getBytes(charset));
    }

    private static Stream<Arguments> cases() {
        return WRAPPINGS.stream()
                .flatMap(wrapping -> IntStream.range(0, 40).mapToObj(seed -> Arguments.of(wrapping, seed)));
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static String serialized(Random random, int number) {
        String persistence = random.nextBoolean() ? "nmd" : "tmp-" + random.nextInt(1000);
        String subject = random.nextBoolean() ? "prv-" + random.nextInt() : "usr-" + random.nextInt();
        var builder = Macaroon.builder(
                "zone" + random.nextInt(10_000) + ".example.org",
                Integer.toString(random.nextInt()).getBytes(StandardCharsets.US_ASCII),
                "2/" + persistence + "/" + subject + "/act/id" + number);
        for (int count = random.nextInt(6); count > 0; count--) {
            builder.addCaveat(CAVEATS.get(random.nextInt(CAVEATS.size())));
        }
        return Base62.encode(builder.build().serialize());
    }

    private static String prose(Random random, int longest) {
        return random.ints(random.nextInt(longest), 0, PROSE.length())
                .collect(StringBuilder::new, (text, at) -> text.append(PROSE.charAt(at)), StringBuilder::append)
                .toString();
    }

    private static FoundTokens found(String text) {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        assertThat(finder.read("log", text)).isTrue();
        return finder.found();
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cases")
    @DisplayName("any tokens are found exactly once, with the lines they begin on:")
    void roundTrip(Wrapping wrapping, int seed) {
        Random random = new Random(seed);
        List<String> tokens = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            String token = serialized(random, i);
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                text.append(prose(random, 3000)).append("\ntoken: ");
                if (times == 1) {
                    tokens.add(token);
                }
                if (lines.size() == i) {
                    lines.add(text.chars().filter(c -> c == '\n').count() + 1);
                }
                text.append(wrapping.of(random, token)).append('\n');
            }
        }

        FoundTokens found = found(text.toString());

        assertThat(found.tokens()).extracting(one -> one.token().reveal()).isEqualTo(tokens);
        assertThat(found.tokens())
                .extracting(one -> one.places().getFirst().line())
                .isEqualTo(lines);
        assertThat(found.tokens()).extracting(one -> one.inscription().id()).containsExactly("id0", "id1", "id2");
        assertThat(found.damaged()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("tokens are found that follow each other without anything between:")
    void inARow(int seed) {
        Random random = new Random(seed);
        List<String> tokens =
                IntStream.range(0, 5).mapToObj(i -> serialized(random, i)).toList();

        assertThat(found(String.join("", tokens)).tokens())
                .extracting(one -> one.token().reveal())
                .isEqualTo(tokens);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("a token is found wherever the borders of what is read at once lie:")
    void borders(int seed) {
        Random random = new Random(seed);
        String token = serialized(random, seed);
        Wrapping wrapping = WRAPPINGS.get(random.nextInt(WRAPPINGS.size()));
        String text = "-".repeat((1 << 18) - random.nextInt(700)) + wrapping.of(random, token) + "-".repeat(300_000);

        assertThat(found(text).tokens()).extracting(one -> one.token().reveal()).containsExactly(token);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("there is no token where none was put, whatever the bytes are:")
    void nothing(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[20_000];
        random.nextBytes(bytes);
        String text = switch (seed % 3) {
            case 0 -> new String(bytes, StandardCharsets.ISO_8859_1);
            case 1 -> prose(random, 40_000);
            default -> Base64.getMimeEncoder().encodeToString(bytes);
        };

        FoundTokens found = found(text);

        assertThat(found.tokens()).isEmpty();
        assertThat(found.damaged()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("a token that is cut off is no token, and is listed as such:")
    void cutOff(int seed) {
        Random random = new Random(seed);
        String token = serialized(random, seed);
        String cut = token.substring(0, 30 + random.nextInt(token.length() - 90));

        FoundTokens found = found("token: " + cut + " \u2026\n" + prose(random, 300));

        assertThat(found.tokens()).isEmpty();
        assertThat(found.damaged()).extracting(DamagedToken::reason).containsExactly(DamagedToken.Reason.CUT_OFF);
    }
}
