package io.github.tokenrevoker.token.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.token.TokenReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The token finder")
class TokenFinderTest {
    private static final String TOKEN = token("onezone.example.org", "2/tmp-3/prv-abc/act/id1");
    private static final String OTHER = token("onezone.example.org", "2/nmd/usr-u/act/id2");

    private static String token(String zone, String identifier, String... caveats) {
        var builder = Macaroon.builder(zone, "key".getBytes(StandardCharsets.US_ASCII), identifier);
        List.of(caveats).forEach(builder::addCaveat);
        return Base62.encode(builder.build().serialize());
    }

    private static FoundTokens found(String text) {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        finder.read("log", text);
        return finder.found();
    }

    private static List<String> serialized(FoundTokens found) {
        return found.tokens().stream().map(one -> one.token().reveal()).toList();
    }

    @Test
    @DisplayName("reads in a token what the reader of one token reads")
    void inscription() throws UnusableTokenException {
        String token = token("zone.example.org", "2/tmp-7/prv-p/act/idX", "time < 1800000000", "ip = 10.0.0.0/8");

        FoundToken found = found("X-Auth-Token: " + token + "\r\n").tokens().getFirst();

        assertThat(Optional.of(found.inscription()))
                .isEqualTo(TokenReader.read(AccessToken.pasted(token)).legible());
    }

    @Test
    @DisplayName("lists a token once, with every place at which it stood")
    void once() {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        finder.read("a.log", "x\nfirst " + TOKEN + " twice in a line " + TOKEN + "\n\nthen " + OTHER);
        finder.read("b.log", TOKEN + "\n");

        FoundTokens found = finder.found();

        assertThat(serialized(found)).containsExactly(TOKEN, OTHER);
        assertThat(found.tokens().getFirst().places()).containsExactly(new Place("a.log", 2), new Place("b.log", 1));
        assertThat(found.tokens().getFirst().occurrences()).isEqualTo(3);
        assertThat(found.tokens().getLast().places()).containsExactly(new Place("a.log", 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opw", "opp", "ozw", "ozp"})
    @DisplayName("tells which service's mark stood in front, and takes the same token with and without it as one")
    void marks(String mark) {
        FoundTokens found = found(mark + "-" + TOKEN + "\n" + TOKEN);

        assertThat(serialized(found)).containsExactly(TOKEN);
        assertThat(found.tokens().getFirst().inscription().service()).contains(mark);
    }

    @Test
    @DisplayName("shows of a token only its first and last few characters")
    void hint() {
        FoundToken found = found(TOKEN).tokens().getFirst();

        assertThat(found.hint()).isEqualTo(TOKEN.substring(0, 6) + "\u2026" + TOKEN.substring(TOKEN.length() - 4));
        assertThat(found.toString()).doesNotContain(TOKEN.substring(TOKEN.length() - 8));
    }

    @Test
    @DisplayName("overwrites every token when it is told to")
    void clear() {
        FoundTokens found = found(TOKEN);
        AccessToken token = found.tokens().getFirst().token();

        found.clear();

        assertThat(token.isCleared()).isTrue();
        assertThatThrownBy(token::reveal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("takes a token without padding and with it, in either alphabet, as one")
    void alphabets() {
        String padded = Macaroon.builder(
                        "onezone.example.org", "k".getBytes(StandardCharsets.US_ASCII), "2/nmd/prv-a/act/x")
                .build()
                .serialize();
        byte[] bytes = Base64.getUrlDecoder().decode(padded);
        String plain = Base64.getEncoder()
                .encodeToString(bytes)
                .replace("0", "00")
                .replace("=", "05")
                .replace("/", "03")
                .replace("+", "04");

        assertThat(found(Base62.encode(padded) + " " + plain + " " + Base62.encode(padded) + "05")
                        .tokens())
                .hasSize(1);
    }

    @Test
    @DisplayName("does not take the macaroon of another system for a token of Onedata")
    void otherSystems() {
        String dcache = Macaroon.builder("storage.example.org", "k".getBytes(StandardCharsets.US_ASCII), "kTk9lLxr")
                .build()
                .serialize();

        FoundTokens found = found("macaroon=" + dcache + "\nuid MDAx MDMD MDAyMmxvY2F0aW9u\n");

        assertThat(found.tokens()).isEmpty();
        assertThat(found.damaged()).isEmpty();
    }

    @Test
    @DisplayName("lists the beginning of a token that was redacted or cut off, once, with the reason")
    void damaged() {
        String cut = TOKEN.substring(0, TOKEN.length() - 30);

        FoundTokens found = found("a: " + cut + "***\nb: " + cut + "\u2026\n");

        assertThat(found.tokens()).isEmpty();
        assertThat(found.damaged()).hasSize(1);
        assertThat(found.damaged().getFirst().reason()).isEqualTo(DamagedToken.Reason.CUT_OFF);
        assertThat(found.damaged().getFirst().places()).containsExactly(new Place("log", 1), new Place("log", 2));
    }

    @Test
    @DisplayName("says that a token in which letters were changed is garbled")
    void garbled() {
        FoundTokens found = found(TOKEN.substring(0, 50) + "abcdefgh" + TOKEN.substring(58));

        assertThat(found.tokens()).isEmpty();
        assertThat(found.damaged()).extracting(DamagedToken::reason).containsExactly(DamagedToken.Reason.GARBLED);
    }

    @Test
    @DisplayName("finds the whole token behind one that is cut off")
    void behindDamaged() {
        FoundTokens found = found(TOKEN.substring(0, 90) + "\n" + OTHER);

        assertThat(serialized(found)).containsExactly(OTHER);
        assertThat(found.damaged()).hasSize(1);
    }

    @Test
    @DisplayName("finds tokens in the reports of gitleaks, trufflehog and GitHub")
    void scannerReports() {
        JsonMapper json = JsonMapper.builder().build();
        String gitleaks = json.writerWithDefaultPrettyPrinter()
                .writeValueAsString(List.of(Map.of(
                        "RuleID", "generic-api-key", "StartLine", 7, "Match", "TOKEN=" + TOKEN, "Secret", TOKEN)));
        String trufflehog = json.writeValueAsString(
                Map.of("DetectorName", "CustomRegex", "Raw", TOKEN, "RawV2", "", "Redacted", TOKEN.substring(0, 20)));
        String github = json.writeValueAsString(
                List.of(Map.of("number", 42, "state", "open", "secret_type", "onedata_token", "secret", OTHER)));
        String csv =
                "RuleID,Commit,File,Secret,Match\r\nkey,1a2b,config.env," + OTHER + ",\"T=\"\"" + OTHER + "\"\"\"\r\n";

        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        finder.read("gitleaks.json", gitleaks);
        finder.read("trufflehog.jsonl", trufflehog);
        finder.read("alerts.json", github);
        finder.read("gitleaks.csv", csv);

        assertThat(serialized(finder.found())).containsExactly(TOKEN, OTHER);
        assertThat(finder.found().tokens().getFirst().occurrences()).isEqualTo(3);
        assertThat(finder.found().tokens().getLast().occurrences()).isEqualTo(3);
    }

    @Test
    @DisplayName("finds a token in UTF-16, as PowerShell writes logs")
    void utf16() {
        byte[] little = ("x\r\ntoken " + TOKEN + "\r\n").getBytes(StandardCharsets.UTF_16LE);
        byte[] big = ("x\r\ntoken " + TOKEN + "\r\n").getBytes(StandardCharsets.UTF_16BE);
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);

        assertThat(read(finder, little) && read(finder, big)).isTrue();

        assertThat(serialized(finder.found())).containsExactly(TOKEN);
        assertThat(finder.found().tokens().getFirst().places()).containsExactly(new Place("bytes", 2));
    }

    private static boolean read(TokenFinder finder, byte[] bytes) {
        try {
            return finder.read("bytes", new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    @DisplayName("finds a token of nearly a mebibyte, wrapped, and says of a larger one that it is too large")
    void large() {
        String[] caveats = new String[22];
        Arrays.fill(caveats, "ip = " + "10.0.0.0/8|".repeat(2_900));
        String fits = token("z.org", "2/nmd/prv-a/act/big", caveats);
        caveats = Arrays.copyOf(caveats, 40);
        Arrays.fill(caveats, caveats[0]);
        String tooLarge = token("z.org", "2/nmd/prv-a/act/huge", caveats);

        FoundTokens found = found(fits.replaceAll("(.{76})", "$1\n") + "\n\n" + tooLarge);

        assertThat(serialized(found)).containsExactly(fits);
        assertThat(found.damaged()).extracting(DamagedToken::reason).contains(DamagedToken.Reason.TOO_LARGE);
    }

    @Test
    @DisplayName("stops when its watch says so, and keeps what it has found")
    void stop() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        TokenFinder finder = new TokenFinder(_ -> asked.incrementAndGet() < 3);

        boolean toTheEnd = finder.read("endless", new Endless(TOKEN + "\n"));

        assertThat(toTheEnd).isFalse();
        assertThat(serialized(finder.found())).containsExactly(TOKEN);
    }

    @Test
    @DisplayName("searches a gibibyte with a heap of 16 MiB, and counts its lines to the end")
    void gibibyte() throws IOException, InterruptedException {
        Process search = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-cp",
                        Stream.of(TokenFinderTest.class, TokenFinder.class, Macaroon.class)
                                .map(TokenFinderTest::location)
                                .collect(Collectors.joining(File.pathSeparator)),
                        Gibibyte.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(search.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(search.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("[Place[source=big.log, line=" + (Gibibyte.LINES + 1) + "]]");
    }

    private static String location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    /** Searches a gibibyte in a process of its own. */
    static final class Gibibyte {
        static final long LINES = 1L << 24;

        private Gibibyte() {}

        public static void main(String[] arguments) throws IOException {
            TokenFinder finder = new TokenFinder(SearchWatch.NONE);
            finder.read("big.log", new Repeated("a".repeat(63) + "\n", 64 * LINES, TOKEN));
            System.out.println(finder.found().tokens().getFirst().places());
        }
    }

    /** A text over and over again. */
    private static final class Endless extends InputStream {
        private final byte[] text;
        private int at;

        Endless(String text) {
            this.text = text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int read() {
            return text[at++ % text.length];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            for (int i = 0; i < length; i++) {
                target[offset + i] = text[at];
                at = (at + 1) % text.length;
            }
            return length;
        }
    }

    /** A line many times, and something behind it. */
    private static final class Repeated extends InputStream {
        private final byte[] lines;
        private final byte[] end;
        private long left;
        private int given;

        Repeated(String line, long bytes, String end) {
            this.lines = line.repeat(1024).getBytes(StandardCharsets.US_ASCII);
            this.left = bytes;
            this.end = end.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left > 0) {
                int from = (int) ((lines.length - left % lines.length) % lines.length);
                int count = (int) Math.min(Math.min(length, lines.length - from), left);
                System.arraycopy(lines, from, target, offset, count);
                left -= count;
                return count;
            }
            int count = Math.min(length, end.length - given);
            System.arraycopy(end, given, target, offset, count);
            given += count;
            return count == 0 ? -1 : count;
        }
    }
}
