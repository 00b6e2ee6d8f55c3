package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.tokenrevoker.onezone.UnusableTokenException.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
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
            })
    void isReadFromWhatPeoplePaste(String pasted) throws UnusableTokenException {
        assertThat(AccessToken.pasted(pasted).reveal()).isEqualTo(SECRET);
    }

    @Test
    @DisplayName("is refused with its reason")
    void refused() {
        assertThat(reasonFor("")).isEqualTo(Reason.EMPTY);
        assertThat(reasonFor(" \n ")).isEqualTo(Reason.EMPTY);
        assertThat(reasonFor("X-Auth-Token:")).isEqualTo(Reason.EMPTY);
        assertThat(reasonFor("MDAx NWxv")).isEqualTo(Reason.BLANK_INSIDE);
        assertThat(reasonFor("MDAx\nNWxv")).isEqualTo(Reason.BLANK_INSIDE);
        assertThat(reasonFor("MDAx\u0000NWxv")).isEqualTo(Reason.UNPRINTABLE_INSIDE);
        assertThat(reasonFor("MDAx\u00e9NWxv")).isEqualTo(Reason.UNPRINTABLE_INSIDE);
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
        var refusal =
                catchThrowableOfType(UnusableTokenException.class, () -> AccessToken.pasted(SECRET + " " + SECRET));
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(SECRET);
    }

    @Test
    @DisplayName("is overwritten when it is cleared")
    void cleared() throws UnusableTokenException {
        AccessToken token = AccessToken.pasted(SECRET);
        token.clear();
        assertThat(token.reveal()).doesNotContain("M").hasSize(SECRET.length());
    }
}
