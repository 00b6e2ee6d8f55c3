package io.github.tokenrevoker.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The hosts without a proxy")
class ProxyExceptionsTest {
    @ParameterizedTest(name = "“{0}” excepts {1}:{2}")
    @CsvSource({
        "example.org, example.org, 443",
        "example.org, onezone.example.org, 443",
        ".example.org, onezone.example.org, 443",
        ".example.org, example.org, 443",
        "*.example.org, onezone.example.org, 443",
        "EXAMPLE.ORG, onezone.example.org, 443",
        "example.org., onezone.example.org, 443",
        "'other.example, example.org', example.org, 443",
        "'other.example example.org', example.org, 443",
        "'a,,example.org,', example.org, 443",
        "'a;example.org', example.org, 443",
        "*, anything.example, 443",
        "'a.example, *', anything.example, 443",
        "example.org:8443, onezone.example.org, 8443",
        "bücher.example, xn--bcher-kva.example, 443",
        "10.0.0.1, 10.0.0.1, 443",
        "10.0.0.1:443, 10.0.0.1, 443",
        "10.0.0.0/8, 10.1.2.3, 443",
        "10.1.2.3/8, 10.9.9.9, 443",
        "192.168.128.0/17, 192.168.200.1, 443",
        "0.0.0.0/0, 8.8.8.8, 443",
        "2001:db8::/32, [2001:db8:1::5], 443",
        "2001:db8::/32, 2001:db8:1::5, 443",
        "2001:db8::1, [2001:0db8:0:0::1], 443",
        "[2001:db8::1], 2001:db8::1, 443",
        "[2001:db8::1]:443, 2001:db8::1, 443",
        "<local>, onezone, 443",
        "with_underscore, a.with_underscore, 443",
    })
    void excepts(String list, String host, int port) {
        assertThat(ProxyExceptions.parse(list).contain(host, port)).isTrue();
    }

    @ParameterizedTest(name = "“{0}” does not except {1}:{2}")
    @CsvSource({
        "'', example.org, 443",
        "example.org, notexample.org, 443",
        "example.org, example.org.evil.example, 443",
        "example.org:8443, example.org, 443",
        "onezone.example.org, example.org, 443",
        "0.0.1, 10.0.0.1, 443",
        ".0.0.1, 10.0.0.1, 443",
        "10.0.0.0/8, 11.0.0.1, 443",
        "192.168.128.0/17, 192.168.100.1, 443",
        "10.0.0.0/33, 10.0.0.1, 443",
        "10.0.0.0/x, 10.0.0.1, 443",
        "10.0.0.0/8, ten.example.org, 443",
        "10.0.0.0/8, 2001:db8::a00:1, 443",
        "2001:db8::/32, 2001:db9::1, 443",
        "2001:db8::1, 2001:db8::2, 443",
        "<local>, onezone.example.org, 443",
        "<local>, 2001:db8::1, 443",
    })
    void excludes(String list, String host, int port) {
        assertThat(ProxyExceptions.parse(list).contain(host, port)).isFalse();
    }
}
