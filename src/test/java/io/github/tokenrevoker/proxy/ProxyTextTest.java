package io.github.tokenrevoker.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.proxy.ProxyServer.Kind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The text of a proxy setting")
class ProxyTextTest {
    @ParameterizedTest(name = "{0} is the proxy {1}")
    @CsvSource({
        "http://proxy.example.org:3128, http://proxy.example.org:3128",
        "http://proxy.example.org:3128/, http://proxy.example.org:3128",
        "proxy.example.org:3128, http://proxy.example.org:3128",
        "proxy:3128, http://proxy:3128",
        "HTTP://Proxy.Example.ORG:3128, http://proxy.example.org:3128",
        "' http://proxy.example.org:3128 ', http://proxy.example.org:3128",
        "http://proxy.example.org, http://proxy.example.org:1080",
        "https://proxy.example.org, https://proxy.example.org:443",
        "https://proxy.example.org:8443, https://proxy.example.org:8443",
        "socks5h://proxy.example.org, socks5h://proxy.example.org:1080",
        "socks5://10.0.0.1:9050, socks5://10.0.0.1:9050",
        "SOCKS5H://127.0.0.1:9050, socks5h://127.0.0.1:9050",
        "http://[2001:DB8::1]:3128, http://[2001:db8::1]:3128",
        "http://squid_proxy:3128, http://squid_proxy:3128",
        "http://pröxy.example.org:3128, http://xn--prxy-6qa.example.org:3128",
        "http://user@proxy.example.org:3128, http://proxy.example.org:3128",
        "http://host:3128?x=1, http://host:3128",
    })
    void server(String text, String proxy) {
        assertThat(ProxyText.parse(text))
                .isInstanceOfSatisfying(
                        ProxySetting.Use.class, use -> assertThat(use.server()).hasToString(proxy));
    }

    @ParameterizedTest(name = "{0} names the user {1} and the password {2}")
    @CsvSource({
        "http://user:p#ss@host:3128, user, p#ss",
        "http://user:p%40ss@host:3128, user, p@ss",
        "http://user:p@ss@host:3128, user, p@ss",
        "http://user:p/s?s@host:3128, user, p/s?s",
        "http://user:a:b@host:3128, user, a:b",
        "http://user:100%@host:3128, user, 100%",
        "http://us%C3%A9r:%zz%4@host:3128, usér, %zz%4",
        "socks5h://user@host:3128, user, ''",
        "user:secret@host:3128, user, secret",
        "http://:secret@host:3128, '', secret",
    })
    void credentials(String text, String user, String password) {
        assertThat(ProxyText.parse(text)).isInstanceOfSatisfying(ProxySetting.Use.class, use -> {
            assertThat(use.credentials()).contains(new ProxyCredentials(user, password));
            assertThat(use.server().host()).isEqualTo("host");
            if (!password.isEmpty()) {
                assertThat(use.toString()).doesNotContain(password);
            }
        });
    }

    @ParameterizedTest(name = "{0} is not understood, and no part of a password is repeated")
    @ValueSource(
            strings = {
                "socks4://u:secret@host:1080",
                "socks4a://u:secret@host:1080",
                "socks://u:secret@host:1080",
                "ftp://u:secret@host:21",
                "quic://u:secret@host:1",
                "http://u:secret@",
                "http://",
                "http://u:secret@:3128",
                "http://u:secret@host:0",
                "http://u:secret@host:65536",
                "http://u:secret@host:port",
                "http://u:secret@two hosts:3128",
                "http://u:secret@2001:db8::1",
                "http://u:secret@[2001:db8::1",
                "http://u:secret@[fe80::1%25eth0]:3128",
                "http://u:secret@1.2.3:3128",
                "http://u:secret@0x7f.1:3128",
                "http://u:secret@a..b:3128",
            })
    void notUnderstood(String text) {
        assertThat(ProxyText.parse(text))
                .isInstanceOfSatisfying(
                        ProxySetting.NotUnderstood.class,
                        unknown -> assertThat(unknown.why()).isNotBlank().doesNotContain("secret"));
    }

    @Test
    @DisplayName("is looked for in the variables that curl reads, in its order, and an empty one is none")
    void variables() {
        assertThat(SystemProxy.ofEnvironment(Map.of("HTTPS_PROXY", "", "ALL_PROXY", "socks5h://all:1")))
                .map(SystemProxy::origin)
                .contains("ALL_PROXY");
        assertThat(SystemProxy.ofEnvironment(Map.of("https_proxy", "low:1", "HTTPS_PROXY", "high:1")))
                .map(SystemProxy::setting)
                .contains(new ProxySetting.Use(new ProxyServer(Kind.HTTP, "low", 1), Optional.empty()));
        assertThat(SystemProxy.ofEnvironment(Map.of("http_proxy", "plain:1", "NO_PROXY", "*")))
                .isEmpty();
    }

    @Test
    @DisplayName("that is not understood keeps every host from being reached but those that are excepted")
    void notUnderstoodWithExceptions() {
        SystemProxy proxy = SystemProxy.ofEnvironment(
                        Map.of("HTTPS_PROXY", "socks4://host:1", "NO_PROXY", "direct.example.org"))
                .orElseThrow();
        assertThat(proxy.to("direct.example.org", 443)).isEqualTo(new ProxySetting.Direct());
        assertThat(proxy.to("onezone.example.org", 443)).isInstanceOf(ProxySetting.NotUnderstood.class);
    }
}
