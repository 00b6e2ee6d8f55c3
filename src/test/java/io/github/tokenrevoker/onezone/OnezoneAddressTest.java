package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.tokenrevoker.onezone.UnusableAddressException.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The address of a Onezone")
class OnezoneAddressTest {
    @ParameterizedTest(name = "{0} is called as {1}")
    @CsvSource({
        "onezone.example.org, https://onezone.example.org",
        "https://onezone.example.org/, https://onezone.example.org",
        "HTTPS://Onezone.Example.ORG, https://onezone.example.org",
        "'  onezone.example.org\n', https://onezone.example.org",
        "onezone.example.org., https://onezone.example.org",
        "onezone.example.org:8443, https://onezone.example.org:8443",
        "onezone.example.org:443, https://onezone.example.org",
        "https:onezone.example.org, https://onezone.example.org",
        "https://onezone.example.org/api/v3/onezone, https://onezone.example.org",
        "https://onezone.example.org/ozw/onezone/i#/onedata/spaces, https://onezone.example.org",
        "onezone.example.org?next=//evil.example, https://onezone.example.org",
        "onezone.example.org#@evil.example, https://onezone.example.org",
        "'\"onezone.example.org\"', https://onezone.example.org",
        "\u201conezone.example.org\u201d, https://onezone.example.org",
        "\u201eonezone.example.org\u201c, https://onezone.example.org",
        "<https://onezone.example.org/api>, https://onezone.example.org",
        "192.168.1.7, https://192.168.1.7",
        "2001:db8::1, https://[2001:db8::1]",
        "[2001:DB8::1]:8443, https://[2001:db8::1]:8443",
        "https://[::ffff:10.0.0.1]/, https://[::ffff:10.0.0.1]",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://localhost, http://localhost",
        "http://[::1]:9000/x, http://[::1]:9000",
        "zażółć.example.pl, https://xn--za-6ja4f8n1l.example.pl",
        "localhost:8443, https://localhost:8443",
        "straße.example.org:8443, https://xn--strae-oqa.example.org:8443",
    })
    void isReadFromWhatPeoplePaste(String pasted, String address) throws UnusableAddressException {
        assertThat(OnezoneAddress.parse(pasted)).hasToString(address);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource({
        "'', EMPTY",
        "'   ', EMPTY",
        "https://, EMPTY",
        "/api/v3, EMPTY",
        "ftp://onezone.example.org, UNKNOWN_SCHEME",
        "javascript://onezone.example.org, UNKNOWN_SCHEME",
        "http://onezone.example.org, PLAIN_HTTP",
        "http://127.0.0.1.example.org, PLAIN_HTTP",
        "http://localhost.example.org, PLAIN_HTTP",
        "https://admin:secret@onezone.example.org, CREDENTIALS_INSIDE",
        "https://127.0.0.1@evil.example, CREDENTIALS_INSIDE",
        "one zone.example.org, BLANK_INSIDE",
        "one\u00a0zone.example.org, BLANK_INSIDE",
        "onezone..example.org, BAD_HOST",
        "-onezone.example.org, HYPHEN",
        "ab--ü.example.org, HYPHEN",
        "xn--99.example.org, BAD_ENCODING",
        "one\u200dzone.example.org, INVISIBLE_LETTER",
        "\u0301one.example.org, INVISIBLE_LETTER",
        "אבone.example.org, MIXED_DIRECTION",
        "onezone_.example.org, BAD_HOST",
        "'onezone,example', BAD_HOST",
        "one\u202ezone.example, BAD_HOST",
        "300.1.2.3, BAD_IPV4",
        "1.2.3, BAD_IPV4",
        "0x7f.1, BAD_IPV4",
        "0x7f000001, BAD_IPV4",
        "onezone.1, BAD_IPV4",
        "[2001:db8::1, BAD_IPV6",
        "[::1]8443, BAD_IPV6",
        "1:2:3:4:5:6:7:8:9, BAD_IPV6",
        "2001::db8::1, BAD_IPV6",
        "[fe80::1%eth0], BAD_IPV6",
        "fe80::1%1, BAD_IPV6",
        "onezone.example.org:0, BAD_PORT",
        "onezone.example.org:65536, BAD_PORT",
        "onezone.example.org:https, BAD_PORT",
        "onezone.example.org:99999999999, BAD_PORT",
    })
    void isRefusedWithItsReason(String typed, Reason reason) {
        var refusal = catchThrowableOfType(UnusableAddressException.class, () -> OnezoneAddress.parse(typed));
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    @DisplayName("is refused, not looked up, when a host of 300 letters is typed")
    void tooLong() {
        var refusal = catchThrowableOfType(
                UnusableAddressException.class, () -> OnezoneAddress.parse(("a".repeat(60) + ".").repeat(5) + "org"));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    @DisplayName("leads to the API under its own origin only")
    void apiUri() throws UnusableAddressException {
        OnezoneAddress address = OnezoneAddress.parse("https://onezone.example.org:8443/elsewhere");
        assertThat(address.api("/provider")).hasToString("https://onezone.example.org:8443/api/v3/onezone/provider");
    }
}
