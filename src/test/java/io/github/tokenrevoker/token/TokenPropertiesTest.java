package io.github.tokenrevoker.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.TokenWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties over many random tokens; each case names the seed that makes it again. */
@DisplayName("For any token,")
class TokenPropertiesTest {
    private static final OnezoneAddress HOST = new OnezoneAddress("https", "onezone.example.org", 443);
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final List<String> PERSISTENCES = List.of("nmd", "tmp-0", "tmp-7", "tmp-999999999", "new");
    private static final List<String> SUBJECTS = List.of("prv-abc", "usr-u", "nobody", "svc-x", "prv-");
    private static final List<String> TYPES = List.of("act", "act:session", "idn", "ujg:g:", "ssp:s:x/y", "later");
    private static final List<String> CAVEATS = List.of(
            "time < 1800000100",
            "time < 99999999999999",
            "ip = 10.0.0.0/8|::1/128",
            "asn = 1",
            "geo.country != PL|FR",
            "service = ozw-onezone",
            "consumer = prv-a",
            "interface = rest",
            "api = ozw/get/*.*.*:*",
            "data.readonly",
            "authorization = none",
            "moon = f\u00fcll",
            "");

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    private static String any(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static AccessToken token(String serialized) {
        try {
            return AccessToken.pasted(serialized);
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String words(TokenReading reading) {
        return reading
                + TokenWords.summary(reading)
                + FindingWords.notes(Findings.of(reading, Circumstances.at(HOST), NOW), NOW);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("what was built is read back, and its words give nothing away:")
    void roundTrip(int seed) {
        Random random = new Random(seed);
        String type = any(random, TYPES).replace("/", "");
        String identifier = "2/" + any(random, PERSISTENCES) + "/" + any(random, SUBJECTS) + "/" + type + "/id" + seed;
        List<String> caveats = new ArrayList<>();
        var builder = Macaroon.builder("onezone.example.org", "k".getBytes(StandardCharsets.US_ASCII), identifier);
        for (int count = random.nextInt(6); count > 0; count--) {
            String caveat = any(random, CAVEATS);
            if (!caveat.isEmpty()) {
                caveats.add(caveat);
                builder.addCaveat(caveat.getBytes(StandardCharsets.UTF_8).length == caveat.length() ? caveat : "x");
            }
        }
        Macaroon macaroon = builder.build();
        String serialized = Base62.encode(macaroon.serialize());
        TokenReading reading = TokenReader.read(token(serialized));

        Inscription read = reading.legible().orElseThrow();
        assertThat(read.version()).isEqualTo(2);
        assertThat(read.onezoneDomain()).isEqualTo("onezone.example.org");
        assertThat(read.id()).isEqualTo("id" + seed);
        assertThat(read.service()).isEqualTo(Optional.empty());
        assertThat(read.caveats())
                .extracting(Caveat::text)
                .isEqualTo(caveats.stream()
                        .map(caveat -> caveat.chars().allMatch(c -> c < 128) ? caveat : "x")
                        .toList());
        assertThat(words(reading))
                .doesNotContain(macaroon.signature)
                .doesNotContain(serialized)
                .doesNotContain(serialized.substring(serialized.length() - 24));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("any bytes give a reading and findings, and never an exception:")
    void anyBytes(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[1 + random.nextInt(600)];
        random.nextBytes(bytes);
        StringBuilder visible = new StringBuilder(seed % 2 == 0 ? "MD" : "");
        for (byte each : bytes) {
            visible.append((char) ('!' + Math.floorMod(each, 94)));
        }
        String text = seed % 3 == 0
                ? Base62.encode(
                        java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                : "x" + visible + "x";
        assertThat(words(TokenReader.read(token(text)))).isNotBlank();
    }
}
