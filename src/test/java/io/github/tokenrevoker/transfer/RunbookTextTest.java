package io.github.tokenrevoker.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.AccessToken;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A runbook's text")
class RunbookTextTest {
    private static final String TOKEN = "MDAxNWxvY2F00aW9uIG9uZQo";

    static Stream<String> complete() {
        return Stream.of(
                "export ONEZONE_HOST=https://onezone.example.org\nexport ONEZONE_API_KEY=" + TOKEN,
                "ONEZONE_HOST=onezone.example.org TOKEN='" + TOKEN + "' ./revoke.sh",
                "export ONEZONE_HOST=\"https://onezone.example.org\"; export TOKEN=\"" + TOKEN + "\" # from the wiki",
                "curl -X DELETE -H 'X-Auth-Token: " + TOKEN
                        + "' https://onezone.example.org/api/v3/onezone/provider/tokens/temporary",
                "curl -sS -H \"x-auth-token:" + TOKEN + "\" \\\n  --request DELETE \\\n"
                        + "  \"https://onezone.example.org/api/v3/onezone/provider/tokens/temporary\"",
                "TOKEN=" + TOKEN
                        + "\ncurl -H \"X-Auth-Token: $TOKEN\" https://onezone.example.org/api/v3/onezone/provider",
                "ONEZONE_HOST=https://onezone.example.org\nTOKEN=" + TOKEN
                        + "\ncurl --header \"authorization: Bearer ${TOKEN}\" \"$ONEZONE_HOST/api/v3/onezone/provider\"",
                "curl --url=https://onezone.example.org/ -H 'Macaroon: " + TOKEN + "'",
                "onezone-rest-cli --host https://onezone.example.org -H 'X-Auth-Token: " + TOKEN
                        + "' removeProviderTemporaryTokens",
                "onezone-rest-cli --host=onezone.example.org \"X-Auth-Token:" + TOKEN + "\" getCurrentProvider",
                "ONEZONE_API_KEY=" + TOKEN + " onezone-rest-cli --host https://onezone.example.org getCurrentProvider");
    }

    private static RunbookText read(String text) {
        return RunbookText.read(text);
    }

    @ParameterizedTest
    @MethodSource("complete")
    @DisplayName("names the Onezone and the token:")
    void complete(String text) {
        RunbookText found = read(text);
        assertThat(found.address()).hasToString("Optional[https://onezone.example.org]");
        assertThat(found.token().map(AccessToken::reveal)).contains(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "curl -H \"X-Auth-Token: $TOKEN\" \"https://$HOST/api\"",
                "rm -rf $(echo /)",
                "TOKEN=",
                "'unclosed",
                "\\",
            })
    @DisplayName("without either brings neither, and runs nothing:")
    void nothing(String text) {
        assertThat(read(text).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("of a process's environment names both as well")
    void environment() {
        RunbookText found = RunbookText.ofEnvironment(
                Map.of("ONEZONE_HOST", "onezone.example.org", "TOKEN", "other", "ONEZONE_API_KEY", TOKEN));
        assertThat(found.address()).isPresent();
        assertThat(found.token().map(AccessToken::reveal)).contains(TOKEN);
        assertThat(RunbookText.ofEnvironment(Map.of("HOST", "my-laptop.example.org"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    @DisplayName("never prints its token")
    void hidden() {
        assertThat(read("TOKEN=" + TOKEN).toString()).doesNotContain(TOKEN);
    }

    @Test
    @DisplayName("may be anything at all")
    void anything() {
        Random random = new Random(20261124);
        String letters = "aT=$'\"\\ \n#{}:;|&-/.https://x-auth-token:TOKEN=";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(read(text.toString())).isNotNull();
        }
    }
}
