package io.github.tokenrevoker.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.transfer.Parcel.Opened;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file of profiles for another machine")
class ParcelTest {
    private static final SealedFile SEAL = new SealedFile();
    private static final Profile KRAKOW = new Profile(
            new UUID(0, 1),
            "CYFRONET Kraków",
            new OnezoneAddress("https", "onezone.example.org", 443),
            Environment.PRODUCTION,
            "notes");

    private static Opened open(byte[] content, String passphrase) {
        return Parcel.open(
                content, SEAL, passphrase.isEmpty() ? Optional.empty() : Optional.of(passphrase.toCharArray()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("without tokens is read back, and says nothing of where tokens rest")
    void plain() {
        byte[] content = new Parcel(List.of(KRAKOW.restingIn(TokenHome.VAULT)), Map.of()).plain();
        assertThat(open(content, "")).isEqualTo(new Opened.Unpacked(new Parcel(List.of(KRAKOW), Map.of())));
    }

    @Test
    @DisplayName("brings no accepted zone, no revoked token and no place of a token, whatever stands in it")
    void nothingDecided() {
        String crafted = """
                {"schema":1,"profiles":[{"id":"00000000-0000-0000-0000-000000000001","name":"CYFRONET Kraków",\
                "onezone":"https://onezone.example.org","environment":"production","notes":"notes",\
                "tokenHome":"vault","acceptedZone":"evil.example.org","diedToken":"abc"}]}""";
        assertThat(open(bytes(crafted), "")).isEqualTo(new Opened.Unpacked(new Parcel(List.of(KRAKOW), Map.of())));
        Profile decided = KRAKOW.accepting("evil.example.org").afterDeathOf("abc");
        assertThat(new String(new Parcel(List.of(decided), Map.of()).plain(), StandardCharsets.UTF_8))
                .doesNotContain("evil.example.org")
                .doesNotContain("abc");
    }

    @Test
    @DisplayName("brings no program to run, and tells of none")
    void noProgram() {
        String crafted = """
                {"schema":1,"profiles":[{"id":"00000000-0000-0000-0000-000000000001","name":"CYFRONET Kraków",\
                "onezone":"https://onezone.example.org","environment":"production","notes":"notes",\
                "tokenHome":"nowhere","tokenCommand":["evil","program"]}]}""";
        assertThat(open(bytes(crafted), "")).isEqualTo(new Opened.Unpacked(new Parcel(List.of(KRAKOW), Map.of())));
        Profile withCommand = KRAKOW.withTokenCommand(TokenCommand.parse("pass show place"));
        assertThat(new String(new Parcel(List.of(withCommand), Map.of()).plain(), StandardCharsets.UTF_8))
                .doesNotContain("pass")
                .doesNotContain("place");
    }

    @Test
    @DisplayName("brings no name that hides or reorders anything")
    void visibleNames() {
        String crafted = """
                {"schema":1,"profiles":[{"id":"00000000-0000-0000-0000-000000000001","name":"a\\u202Eb\\nc",\
                "onezone":"https://onezone.example.org","environment":"test","tags":["x\\u200By"],"notes":""}]}""";
        assertThat(open(bytes(crafted), ""))
                .isInstanceOfSatisfying(
                        Opened.Unpacked.class,
                        opened -> assertThat(opened.parcel().profiles().getFirst())
                                .satisfies(profile -> {
                                    assertThat(profile.name()).isEqualTo("a\\u202Eb\\u000Ac");
                                    assertThat(profile.tags()).hasToString("x\\u200By");
                                }));
    }

    @Test
    @DisplayName("with tokens is sealed: without its passphrase it gives nothing")
    void sealed() throws Exception {
        AccessToken token = AccessToken.pasted("MDAxNWxvY2F00aW9uIG9uZQo");
        Parcel parcel = new Parcel(List.of(KRAKOW), Map.of(KRAKOW.id(), token));
        byte[] content = parcel.sealed(SEAL, "four words".toCharArray());
        assertThat(new String(content, StandardCharsets.ISO_8859_1))
                .doesNotContain(token.reveal())
                .doesNotContain("Kraków")
                .doesNotContain("onezone.example.org");
        assertThat(open(content, "")).isEqualTo(new Opened.Sealed());
        assertThat(open(content, "five words")).isEqualTo(new Opened.Sealed());
        assertThat(open(content, "four words")).isEqualTo(new Opened.Unpacked(parcel));
        assertThat(parcel.toString()).doesNotContain(token.reveal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1,2]",
                "null",
                "{\"schema\":99,\"profiles\":[]}",
                "{\"schema\":1}",
                "{\"schema\":1,\"profiles\":[{}]}",
                "{\"schema\":1,\"profiles\":\"many\"}",
                "{\"schema\":1,\"profiles\":[],\"tokensToDelete\":[{\"profile\":\"x\"}]}",
                "<html>",
            })
    @DisplayName("that is none is told as such:")
    void notOurs(String content) {
        assertThat(open(bytes(content), "")).isEqualTo(new Opened.NotOurs());
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("may hold any JSON or bytes without harm:")
    void anything(int seed) {
        Random random = new Random(seed);
        byte[] content = bytes(json(random, 4));
        if (seed % 3 == 0) {
            content = new Parcel(List.of(KRAKOW), Map.of()).plain();
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        } else if (seed % 3 == 1) {
            content = new byte[random.nextInt(400)];
            random.nextBytes(content);
        }
        assertThat(open(content, "any")).isNotNull();
    }

    private static String json(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(6)) {
            case 0 -> "null";
            case 1 -> Integer.toString(random.nextInt(5));
            case 2 -> "\"" + List.of("schema", "profiles", "1", "test", "").get(random.nextInt(5)) + "\"";
            case 3 -> "true";
            case 4 -> "[" + json(random, depth - 1) + "," + json(random, depth - 1) + "]";
            default ->
                "{\"schema\":1,\"profiles\":" + json(random, depth - 1) + ",\"sealed\":" + json(random, depth - 1)
                        + "}";
        };
    }
}
