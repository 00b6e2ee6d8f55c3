package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.tokenrevoker.onezone.PastedText.Remark;
import io.github.tokenrevoker.onezone.UnusableTokenException.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An access token")
class AccessTokenTest {
    private static final String SECRET = "MDAxNWxvY2F00aW9uIHNlY3JldAo";

    @ParameterizedTest(name = "is read from {0}")
    @ValueSource(
            strings = {
                SECRET,
                "  " + SECRET + "\n",
                "\r\n\t" + SECRET,
                "\"" + SECRET + "\"",
                "'" + SECRET + "'",
                "X-Auth-Token: " + SECRET,
                "x-auth-token:" + SECRET,
                "X-Auth-Token=" + SECRET,
                "Bearer " + SECRET,
                "Authorization: Bearer " + SECRET,
                "-H 'X-Auth-Token: " + SECRET + "'",
                "\"X-Auth-Token: " + SECRET + "\",",
                "Macaroon: " + SECRET,
                "\ufeff" + SECRET + "\u200b",
                "\u201c" + SECRET + "\u201d",
                "TOKEN=" + SECRET,
                "export TOKEN='" + SECRET + "'",
                "export ONEPROVIDER_REST_ACCESS_TOKEN=\"" + SECRET + "\"; # from the wiki",
                "TOKEN = " + SECRET,
                "token: " + SECRET,
                "access_token: \"" + SECRET + "\"",
                "set -x TOKEN " + SECRET,
                "set -gx TOKEN '" + SECRET + "'",
                "$env:TOKEN = '" + SECRET + "'",
                "set TOKEN=" + SECRET,
                "{\"token\":\"" + SECRET + "\"}",
                "{\n  \"tokenId\": \"abc\",\n  \"token\" : \"" + SECRET + "\"\n}",
                "\"token\": \"" + SECRET + "\",",
                "x-auth-token:\n  " + SECRET,
                "Authorization: Bearer\u00a0" + SECRET,
                "--header 'X-Auth-Token: " + SECRET + "' \\",
                "--header=\"X-Auth-Token: " + SECRET + "\"",
                "<" + SECRET + ">",
                "\u001b[1;31m" + SECRET + "\u001b[0m",
                "TOKEN=\u001b[31m" + SECRET + "\u001b[K",
                "\u001b]8;;https://a.example\u0007" + SECRET + "\u001b]8;;\u0007",
                "\u201e" + SECRET + "\u201c",
                "\u2039" + SECRET + "\u203a",
                "**" + SECRET + "**",
                "```sh\nTOKEN=" + SECRET + "\n```",
                "- \"TOKEN=" + SECRET + "\"",
                "Environment=\"TOKEN=" + SECRET + "\"",
                "ENV TOKEN=" + SECRET,
                "setenv TOKEN " + SECRET,
                "const token = '" + SECRET + "';",
                "{\\\"token\\\":\\\"" + SECRET + "\\\"}",
                "{\"token\":\"" + SECRET + "\\n\"}",
                "Hi,\n" + SECRET,
                "TOKEN=" + SECRET + "\nONEZONE_HOST=onezone.example.org",
            })
    void isReadFromWhatPeoplePaste(String pasted) throws UnusableTokenException {
        assertThat(AccessToken.pasted(pasted).reveal()).isEqualTo(SECRET);
    }

    private static final String FIRST = SECRET.substring(0, 12);
    private static final String REST = SECRET.substring(12);

    @ParameterizedTest(name = "wrapped as in {0}")
    @ValueSource(
            strings = {
                "%s\n%s",
                "%s\r\n%s\r\n",
                "%s \n   %s",
                "%s\u2028%s",
                "> %s\n> %s",
                ">> %s\n>> %s\n>>",
                "%s=\n%s",
                "TOKEN=3D%s=\r\n%s",
                "%s\u00ad%s",
                "%s\u200b%s",
                "%s\ufeff%s",
                "%s\u00a0%s",
                "%s\\\n%s",
                "X-Auth-Token: %s\n    %s",
                "-H 'X-Auth-Token: %s\n%s'",
                "{\"token\": \"%s\n%s\"}",
            })
    @DisplayName("is joined")
    void joined(String wrapped) throws UnusableTokenException {
        assertThat(AccessToken.pasted(wrapped.formatted(FIRST, REST)).reveal()).isEqualTo(SECRET);
    }

    @Test
    @DisplayName("that had to be joined is told as such")
    void toldAsJoined() throws UnusableTokenException {
        assertThat(PastedToken.read(FIRST + "\n" + REST).remarks()).containsExactly(Remark.JOINED);
        assertThat(PastedToken.read(SECRET + "\n").remarks()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "%1$s%1$s",
                "%1$s %1$s",
                "%1$s\n%1$s",
                "%1$s%1$s%1$s",
                "%1$s\n%1$s\n%1$s",
                "x-auth-token: %1$s\nx-auth-token: %1$s",
                "opw-%1$sopw-%1$s"
            })
    @DisplayName("that was pasted twice in a row is taken once, and that is told:")
    void twice(String pasted) throws UnusableTokenException {
        PastedToken read = PastedToken.read(pasted.formatted(SECRET));
        assertThat(read.remarks()).containsExactly(Remark.TWICE);
        assertThat(read.token().reveal())
                .endsWith(SECRET)
                .doesNotContain(SECRET + SECRET)
                .hasSizeLessThan(40);
    }

    @Test
    @DisplayName("is read in no time from a huge text, whatever it repeats")
    void huge() {
        for (String piece : List.of(
                "a", " ", "\n", "> ", "=", "\"token\":\"", "x-auth-token: ", "token", "\\", "\u00ad", "{", "#")) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try {
                    PastedToken.read("\"" + piece.repeat(4_000_000 / piece.length()));
                } catch (UnusableTokenException refused) {
                    assertThat(refused.reason()).isNotNull();
                }
            });
        }
    }

    @Test
    @DisplayName("or its refusal comes of any text at all")
    void anything() {
        Random random = new Random(20261125);
        List<String> pieces = List.of(
                "MDAx", "\n", "\r", " ", "> ", "=", "=3D", "'", "\"", "{", "}", "token", ":", "#", "\\", "\u00a0",
                "\u200b", "\0", "export ", "set -x ", "$env:", "Bearer ", "-H ", "\ud83d", "\u0661");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(12); count > 0; count--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            try {
                assertThat(AccessToken.pasted(text.toString()).reveal()).matches("[!-~]+");
            } catch (UnusableTokenException refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    @Test
    @DisplayName("is refused with its reason")
    void refused() {
        assertThat(reasonFor("")).isEqualTo(Reason.EMPTY);
        assertThat(reasonFor(" \n ")).isEqualTo(Reason.EMPTY);
        assertThat(reasonFor("X-Auth-Token:")).isEqualTo(Reason.EMPTY);
        assertThat(reasonFor("MDAx NWxv")).isEqualTo(Reason.BLANK_INSIDE);
        assertThat(reasonFor("MDAx NWxv\nMDAx NWxv")).isEqualTo(Reason.BLANK_INSIDE);
        assertThat(reasonFor("MDAx\u0000NWxv")).isEqualTo(Reason.UNPRINTABLE_INSIDE);
        assertThat(reasonFor("MDAx\u00e9NWxv")).isEqualTo(Reason.UNPRINTABLE_INSIDE);
        String other = "MDAxNWxvY2F00aW9uIG90aGVyCg";
        assertThat(reasonFor(SECRET + other)).isEqualTo(Reason.SEVERAL);
        assertThat(reasonFor(SECRET + "\n\n" + other)).isEqualTo(Reason.SEVERAL);
        assertThat(reasonFor(SECRET + "," + other)).isEqualTo(Reason.SEVERAL);
        assertThat(reasonFor("{\"tokens\":[\"" + SECRET + "\",\"" + other + "\"]}"))
                .isEqualTo(Reason.SEVERAL);
        assertThat(reasonFor("$TOKEN")).isEqualTo(Reason.VARIABLE);
        assertThat(reasonFor("TOKEN=${TOKEN}")).isEqualTo(Reason.VARIABLE);
        assertThat(reasonFor("%TOKEN%")).isEqualTo(Reason.VARIABLE);
        assertThat(reasonFor("M".repeat(AccessToken.MAX_LENGTH + 1))).isEqualTo(Reason.TOO_LARGE);
    }

    private static Reason reasonFor(String text) {
        return catchThrowableOfType(UnusableTokenException.class, () -> AccessToken.pasted(text))
                .reason();
    }

    @Test
    @DisplayName("of the largest size is taken")
    void largest() throws UnusableTokenException {
        assertThat(AccessToken.pasted("M".repeat(AccessToken.MAX_LENGTH)).reveal())
                .hasSize(AccessToken.MAX_LENGTH);
    }

    @Test
    @DisplayName("never prints itself, alone or inside other values")
    void neverPrintsItself() throws UnusableTokenException, UnusableAddressException {
        AccessToken token = AccessToken.pasted(SECRET);
        Access access = new Access(OnezoneAddress.parse("onezone.example.org"), token);
        assertThat(token.toString() + access).doesNotContain(SECRET).doesNotContain(SECRET.substring(0, 8));
    }

    @Test
    @DisplayName("leaves no trace in the exception that refuses it")
    void noTraceInExceptions() {
        var refusal = catchThrowableOfType(
                UnusableTokenException.class, () -> AccessToken.pasted(SECRET + " " + SECRET + "x"));
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(SECRET);
    }

    @Test
    @DisplayName("is overwritten when it is cleared, and gives its letters to nobody any more")
    void cleared() throws UnusableTokenException {
        AccessToken token = AccessToken.pasted(SECRET);
        AccessToken copy = token.copy();
        token.clear();
        assertThat(token.isCleared()).isTrue();
        assertThat(token).isNotEqualTo(copy);
        assertThatThrownBy(token::reveal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(token::copy).isInstanceOf(IllegalStateException.class);
        assertThat(copy.reveal()).isEqualTo(SECRET);
    }
}
