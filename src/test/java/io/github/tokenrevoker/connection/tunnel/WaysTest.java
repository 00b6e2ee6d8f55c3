package io.github.tokenrevoker.connection.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.proxy.SystemProxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The way to a host")
class WaysTest {
    private static final Target ZONE = new Target(true, "onezone.example.org", 443);
    private static final ProxyChoice OF_SYSTEM = new ProxyChoice.OfSystem();

    private static Way way(ProxyChoice choice, Map<String, String> environment, Target target)
            throws TransportException {
        return Ways.of(
                choice,
                RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of("sesame")),
                target,
                () -> SystemProxy.ofEnvironment(environment).orElse(SystemProxy.NOTHING));
    }

    @ParameterizedTest(name = "is not gone at all with HTTPS_PROXY={0}")
    @ValueSource(strings = {"socks4a://host:1080", "ftp://host", "http://host:99999", "http://two hosts:1", "://"})
    void notUnderstood(String proxy) {
        var refusal = catchThrowableOfType(
                TransportException.class, () -> way(OF_SYSTEM, Map.of("HTTPS_PROXY", proxy), ZONE));
        assertThat(refusal.fault().kind()).isEqualTo(Kind.PROXY_NOT_UNDERSTOOD);
        assertThat(refusal.fault().kind().isOfPassword()).isFalse();
    }

    @ParameterizedTest(name = "leads through {1} with HTTPS_PROXY={0}")
    @CsvSource({
        "socks5h://host:1080, socks5h://host:1080",
        "socks5://host:1080, socks5://host:1080",
        "http://user:p#ss@host:3128, http://host:3128",
        "https://host:8443, https://host:8443",
    })
    void understood(String proxy, String way) throws TransportException {
        assertThat(way(OF_SYSTEM, Map.of("HTTPS_PROXY", proxy), ZONE)).hasToString(way);
    }

    @Test
    @DisplayName("tells the environment's proxy the user and password that stand in its address, and shows neither")
    void credentials() throws TransportException {
        Way way = way(OF_SYSTEM, Map.of("https_proxy", "http://operator:p#%40ss@host:3128"), ZONE);
        // echo -n 'operator:p#@ss' | base64
        assertThat(way.secret()).contains("Basic b3BlcmF0b3I6cCNAc3M=");
        assertThat(way.toString()).doesNotContain("operator");
        assertThat(way(OF_SYSTEM, Map.of("https_proxy", "socks5h://operator:p@host:1"), ZONE)
                        .toString())
                .isEqualTo("socks5h://host:1");
    }

    @Test
    @DisplayName("is straight where nothing is set, where the host is excepted, and where the profile says so")
    void straight() throws TransportException {
        Map<String, String> proxy = Map.of("HTTPS_PROXY", "socks4://host:1", "NO_PROXY", "10.0.0.0/8, example.org:443");
        assertThat(way(OF_SYSTEM, Map.of(), ZONE)).isEqualTo(new Way.Direct());
        assertThat(way(OF_SYSTEM, proxy, ZONE)).isEqualTo(new Way.Direct());
        assertThat(way(OF_SYSTEM, proxy, new Target(true, "10.1.2.3", 8443))).isEqualTo(new Way.Direct());
        assertThat(way(new ProxyChoice.Direct(), Map.of("HTTPS_PROXY", "socks4://host:1"), ZONE))
                .isEqualTo(new Way.Direct());
    }

    @ParameterizedTest(name = "is straight to this machine itself, by {0}")
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.9.9", "::1"})
    void loopback(String host) throws TransportException {
        var through = new ProxyChoice.Through("proxy.example.org", 3128);
        assertThat(way(through, Map.of(), new Target(true, host, 443))).isEqualTo(new Way.Direct());
    }

    @Test
    @DisplayName("is not straight to a name that only looks like this machine")
    void falseLoopback() throws TransportException {
        var through = new ProxyChoice.Through("proxy.example.org", 3128);
        assertThat(way(through, Map.of(), new Target(true, "127.0.0.1.example.org", 443)))
                .hasToString("http://proxy.example.org:3128");
    }

    @ParameterizedTest(name = "through a profile''s proxy {0} is written as {1}")
    @CsvSource({
        "proxy.example.org:3128, proxy.example.org:3128",
        "http://proxy.example.org:3128/, proxy.example.org:3128",
        "socks5h://proxy.example.org:1080, socks5h://proxy.example.org:1080",
        "https://proxy.example.org:443, https://proxy.example.org:443",
        "[::1]:3128, [::1]:3128",
    })
    void profiles(String typed, String written) {
        assertThat(ProxyChoice.Through.parse(typed))
                .map(ProxyChoice.Through::authority)
                .contains(written);
        assertThat(ProxyChoice.Through.parse(written)).isEqualTo(ProxyChoice.Through.parse(typed));
    }

    @ParameterizedTest(name = "through a profile''s proxy is not {0}")
    @ValueSource(
            strings = {"", "proxy.example.org", "socks4://host:1", "http://user@host:1", "host:0", "socks5h://host"})
    void noProfiles(String typed) {
        assertThat(ProxyChoice.Through.parse(typed)).isEqualTo(Optional.empty());
    }
}
