package io.github.tokenrevoker.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.token.TokenReading.Illegible;
import io.github.tokenrevoker.token.TokenReading.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The reader of tokens")
class TokenReaderTest {
    private static final byte[] KEY = "key of a zone that does not exist".getBytes(StandardCharsets.US_ASCII);

    private static TokenReading read(String serialized) {
        try {
            return TokenReader.read(AccessToken.pasted(serialized));
        } catch (UnusableTokenException unusable) {
            throw new IllegalArgumentException(unusable);
        }
    }

    private static String serialize(String identifier, String... caveats) {
        var builder = Macaroon.builder("onezone.example.org", KEY, identifier);
        for (String caveat : caveats) {
            builder.addCaveat(caveat);
        }
        return Base62.encode(builder.build().serialize());
    }

    private static Inscription inscription(String identifier, String... caveats) {
        return read(serialize(identifier, caveats)).legible().orElseThrow();
    }

    static Stream<JsonNode> realTokens() throws IOException {
        try (InputStream vectors = TokenReaderTest.class.getResourceAsStream("token-vectors.json")) {
            return JsonMapper.builder().build().readTree(vectors).valueStream();
        }
    }

    @ParameterizedTest
    @MethodSource("realTokens")
    @DisplayName("sees what follows after the signature, and reads the token all the same")
    void bytesAfter(JsonNode real) {
        String serialized = real.path("serialized").asString();
        TokenReading alone = read(serialized);
        assertThat(alone)
                .isInstanceOfSatisfying(
                        TokenReading.Legible.class,
                        legible -> assertThat(legible.bytesAfter()).isFalse());
        for (String after : List.of("MDAx", "x".repeat(40), serialized.substring(3))) {
            assertThat(read(serialized + after))
                    .isEqualTo(new TokenReading.Legible(alone.legible().orElseThrow(), true));
        }
    }

    @ParameterizedTest
    @MethodSource("realTokens")
    @DisplayName("reads real tokens field by field")
    void realToken(JsonNode expected) {
        Inscription read =
                read(expected.path("serialized").asString()).legible().orElseThrow();
        assertThat(read.onezoneDomain())
                .isEqualTo(expected.path("onezoneDomain").asString());
        assertThat(read.version()).isEqualTo(expected.path("version").asInt());
        assertThat(read.id()).isEqualTo(expected.path("id").asString());
        assertThat(words(read.persistence()))
                .isEqualTo(expected.path("persistence").asString());
        if (read.persistence() instanceof Persistence.Temporary temporary) {
            assertThat(temporary.generation())
                    .isEqualTo(expected.path("generation").asLong());
        }
        assertThat(words(read.subject())).isEqualTo(expected.path("subject").asString());
        assertThat(words(read.type())).isEqualTo(expected.path("type").asString());
        List<String> caveats = new ArrayList<>();
        expected.path("caveats").forEach(caveat -> caveats.add(caveat.asString()));
        assertThat(read.caveats()).extracting(Caveat::text).isEqualTo(caveats);
    }

    private static String words(Persistence persistence) {
        return switch (persistence) {
            case Persistence.Named _ -> "named";
            case Persistence.Temporary _ -> "temporary";
            case Persistence.Other other -> other.text();
        };
    }

    private static String words(Subject subject) {
        return switch (subject) {
            case Subject.User user -> "usr-" + user.id();
            case Subject.Provider provider -> "prv-" + provider.id();
            case Subject.Nobody _ -> "nobody";
            case Subject.Undisclosed _ -> "?";
            case Subject.Other other -> other.text();
        };
    }

    private static String words(TokenType type) {
        return switch (type) {
            case TokenType.Access access -> access.session().isEmpty() ? "act" : "act:" + access.session();
            case TokenType.Identity _ -> "idn";
            case TokenType.Invite invite -> invite.kind() + ":" + invite.target() + ":" + invite.parameters();
            case TokenType.Other other -> other.text();
        };
    }

    @Test
    @DisplayName("knows a provider's named access token")
    void providerToken() {
        Inscription read = inscription("2/nmd/prv-abc/act/id1");
        assertThat(read.subject()).isEqualTo(new Subject.Provider("abc"));
        assertThat(read.persistence()).isEqualTo(new Persistence.Named());
        assertThat(read.type()).isEqualTo(new TokenType.Access(""));
        assertThat(read.service()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"opw", "opp", "ozw", "ozp"})
    @DisplayName("takes off the mark that a service puts in front")
    void serviceMark(String service) {
        TokenReading read = read(service + "-" + serialize("2/nmd/prv-abc/act/id1"));
        assertThat(read.legible().orElseThrow().service()).isEqualTo(Optional.of(service));
    }

    @Test
    @DisplayName("takes an identifier without slashes for a legacy token that does not say whose it is")
    void legacy() {
        Inscription read = inscription("0123456789abcdef");
        assertThat(read.version()).isEqualTo(1);
        assertThat(read.subject()).isEqualTo(new Subject.Undisclosed());
        assertThat(read.id()).isEqualTo("0123456789abcdef");
    }

    @Test
    @DisplayName("shows forms of a later version as they are")
    void laterVersion() {
        Inscription read = inscription("3/eternal/svc-7/key:x/id1", "moon = full");
        assertThat(read.version()).isEqualTo(3);
        assertThat(read.persistence()).isEqualTo(new Persistence.Other("eternal"));
        assertThat(read.subject()).isEqualTo(new Subject.Other("svc-7"));
        assertThat(read.type()).isEqualTo(new TokenType.Other("key:x"));
        assertThat(read.caveats()).containsExactly(new Caveat.Unknown("moon = full"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2/nmd", "2/nmd/prv-abc", "2/nmd/prv-abc/act", "x/y", "12/a/b/c/d", "/"})
    @DisplayName("shows an identifier of no known form as it is")
    void oddIdentifier(String identifier) {
        Inscription read = inscription(identifier, "interface = rest");
        assertThat(read.version() + read.persistence().toString() + read.subject() + read.type() + read.id())
                .contains(identifier.split("/").length > 4 ? "12" : identifier);
        assertThat(read.subject()).isNotInstanceOf(Subject.User.class);
    }

    @Test
    @DisplayName("takes an identifier with an empty version for one of an unknown version")
    void emptyVersion() {
        Inscription read = inscription("/nmd/prv-abc/act/id1");
        assertThat(read.version()).isZero();
        assertThat(read.subject()).isEqualTo(new Subject.Provider("abc"));
        assertThat(read.id()).isEqualTo("id1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prv-", "usr-", "prv", "grp-abc"})
    @DisplayName("takes nobody without an id for a provider or a user")
    void subjectWithoutId(String subject) {
        assertThat(inscription("2/nmd/" + subject + "/act/id1").subject()).isEqualTo(new Subject.Other(subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssp:space", "xyz:space:parameters", "act-session"})
    @DisplayName("shows a type of no known form as it is")
    void oddType(String type) {
        assertThat(inscription("2/nmd/prv-abc/" + type + "/id1").type()).isEqualTo(new TokenType.Other(type));
    }

    @Test
    @DisplayName("gives the macaroon to whoever can check its signature")
    void macaroon() throws UnusableTokenException {
        String identifier = "2/nmd/prv-abc/act/id1";
        assertThat(TokenReader.macaroon(AccessToken.pasted(serialize(identifier)))
                        .orElseThrow()
                        .identifier)
                .isEqualTo(identifier);
        assertThat(TokenReader.macaroon(AccessToken.pasted("helloworld"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "hello-world, FOREIGN_CHARACTER",
        "eyJhbGciOiJIUzI1NiJ9.e30.abc, IDENTITY_PROVIDERS",
        "github/gho_16C7e42F, IDENTITY_PROVIDERS",
        "MD07, FOREIGN_CHARACTER",
        "MD0, FOREIGN_CHARACTER",
        "helloworld, NOT_A_TOKEN",
        "M, NOT_A_TOKEN",
        "MDA05AAAA, CUT_OFF",
    })
    @DisplayName("says why a text is no token")
    void illegible(String text, Reason reason) {
        assertThat(read(text)).isEqualTo(new Illegible(reason));
    }

    @Test
    @DisplayName("reads plain base64 with padding in its base62 form as well")
    void plainBase64() {
        for (int length = 1; length < 60; length++) {
            String identifier = "2/nmd/prv-" + "\u00bf\u00fe".repeat(length % 7) + "a".repeat(length) + "/act/id1";
            byte[] packets = (packet("location onezone.example.org")
                            + packet("identifier " + identifier)
                            + packet("signature "
                                    + "\u00ff\u00fb\u00ef".repeat(11).substring(1)))
                    .getBytes(StandardCharsets.ISO_8859_1);
            String base62 = Base64.getEncoder()
                    .encodeToString(packets)
                    .replace("0", "00")
                    .replace("/", "03")
                    .replace("+", "04")
                    .replace("=", "05");
            assertThat(read(base62).legible().orElseThrow().id()).isEqualTo("id1");
        }
    }

    @Test
    @DisplayName("says of every cut-off token that it is cut off")
    void cutOff() {
        String whole = serialize("2/nmd/prv-abc/act/id1", "time < 8374891234");
        for (int length = 2; length < whole.length(); length += 3) {
            String part = whole.substring(0, length);
            if (!part.endsWith("0")) {
                assertThat(read(part)).as("%d letters", length).isEqualTo(new Illegible(Reason.CUT_OFF));
            }
        }
    }

    @Test
    @DisplayName("gives a reading for any letters, and never an exception")
    void anyLetters() {
        Random random = new Random(20261124);
        String whole = serialize("2/tmp-4/prv-abc/act/id1", "interface = rest");
        for (int round = 0; round < 5_000; round++) {
            StringBuilder mutated = new StringBuilder(whole);
            for (int change = 0; change <= random.nextInt(4); change++) {
                mutated.setCharAt(random.nextInt(mutated.length()), (char) ('!' + random.nextInt(94)));
            }
            assertThat(read("M" + mutated)).isNotNull();
            assertThat(read(mutated + "M")).isNotNull();
        }
    }

    @Test
    @DisplayName("reads a token of many long caveats, and the largest nonsense")
    void largest() {
        String caveat = "ip = " + "10.0.0.0/8|".repeat(5_000) + "10.0.0.0/8";
        StringBuilder packets = new StringBuilder();
        packets.append(packet("location onezone.example.org"));
        packets.append(packet("identifier 2/nmd/prv-abc/act/id1"));
        for (int i = 0; i < 8; i++) {
            packets.append(packet("cid " + caveat));
        }
        packets.append(packet("signature " + "s".repeat(32)));
        String base64 = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(packets.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(read(Base62.encode(base64)).legible().orElseThrow().caveats())
                .hasSize(8)
                .allMatch(read -> read.text().equals(caveat));
        assertThat(read("M".repeat(AccessToken.MAX_LENGTH))).isInstanceOf(Illegible.class);
    }

    private static String packet(String content) {
        return String.format("%04x", content.length() + 5) + content + "\n";
    }

    @Test
    @DisplayName("never gives away the signature or the token")
    void noSecrets() {
        Macaroon macaroon = Macaroon.builder("onezone.example.org", KEY, "2/nmd/prv-abc/act/id1")
                .build();
        String serialized = Base62.encode(macaroon.serialize());
        assertThat(read(serialized).toString())
                .doesNotContain(macaroon.signature)
                .doesNotContain(serialized)
                .doesNotContain(serialized.substring(serialized.length() - 20));
    }
}
