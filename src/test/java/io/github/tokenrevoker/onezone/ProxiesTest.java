package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import io.github.tokenrevoker.onezone.SocksServer.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Through a proxy")
class ProxiesTest {
    private static final String HOST = "onezone.example.org";
    private static final String SECRET = "MDAxNWxvY2F00aW9uIHNlY3JldAo";
    private static final String YES = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Answers OPEN = new Answers(SocksServer.NO_LOGIN, "", SocksServer.CONNECTED);
    private static final Answers GUARDED = new Answers(SocksServer.LOGIN, SocksServer.LOGGED_IN, SocksServer.CONNECTED);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final OnezoneClient client = new OnezoneClient(Clock.systemUTC(), "test");

    @SuppressWarnings("NullAway.Init")
    private RawServer zone;

    @BeforeEach
    void startZone() throws Exception {
        zone = keep(TestAuthority.server(AUTHORITY.forHost(HOST), YES));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.add(opened);
        return opened;
    }

    private SocksServer socks(Answers answers) throws IOException {
        return keep(new SocksServer(zone.address().port(), answers));
    }

    private Route route(String proxy) throws IOException {
        return Route.DEFAULT
                .trusting(new Trust.Authorities(AUTHORITY.pem(folder)))
                .by(ProxyChoice.Through.parse(proxy).orElseThrow());
    }

    private Answer<Accepted> revoke(String host, Route route, RoutePasswords passwords) throws Exception {
        return client.revokeTemporaryTokens(
                new Access(new OnezoneAddress("https", host, 443), AccessToken.pasted(SECRET), route, passwords));
    }

    private Answer<Accepted> revoke(Route route) throws Exception {
        return revoke(HOST, route, RoutePasswords.NONE);
    }

    private Answer<Accepted> revokeAs(String user, String password, int port) throws Exception {
        ProxyChoice.Through proxy = ProxyChoice.Through.parse("socks5h://127.0.0.1:" + port)
                .orElseThrow()
                .letting(user);
        return revoke(
                HOST,
                route("127.0.0.1:1").by(proxy),
                RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of(password)));
    }

    private TransportFault notSent(Answer<Accepted> answer) {
        assertThat(answer).isInstanceOf(Answer.NotSent.class);
        assertThat(zone.requests()).isEmpty();
        return ((Answer.NotSent<Accepted>) answer).fault();
    }

    @Test
    @DisplayName("of SOCKS 5 a revocation is sent once, and the proxy looks the name up")
    void socks() throws Exception {
        SocksServer proxy = socks(OPEN);
        assertThat(revoke(route("socks5h://127.0.0.1:" + proxy.port()))).isInstanceOf(Answer.Success.class);
        assertThat(proxy.asked()).containsExactly("name " + HOST + ":443");
        assertThat(zone.count("DELETE")).isEqualTo(1);
    }

    @Test
    @DisplayName("of SOCKS 5 that does not look names up, this machine does")
    void namesLookedUpHere() throws Exception {
        SocksServer proxy = socks(OPEN);
        notSent(revoke("nginx.example.org", route("socks5://127.0.0.1:" + proxy.port()), RoutePasswords.NONE));
        assertThat(proxy.asked()).containsExactly("address 127.0.0.1:443");
        assertThat(notSent(revoke(route("socks5://127.0.0.1:" + proxy.port()))).kind())
                .isEqualTo(Kind.NAME_UNKNOWN);
        assertThat(proxy.asked()).hasSize(1);
    }

    @ParameterizedTest(name = "of SOCKS 5, {0} is asked for as an address")
    @CsvSource({"192.0.2.7, 192.0.2.7", "[2001:db8::1], 2001:db8:0:0:0:0:0:1"})
    void addresses(String host, String address) throws Exception {
        SocksServer proxy = socks(OPEN);
        notSent(revoke(host, route("socks5h://127.0.0.1:" + proxy.port()), RoutePasswords.NONE));
        assertThat(proxy.asked()).containsExactly("address " + address + ":443");
    }

    @Test
    @DisplayName("of SOCKS 5 that asks for it, user and password are told to it and to nobody behind it")
    void login() throws Exception {
        SocksServer proxy = socks(GUARDED);
        assertThat(revokeAs("opérator", "open: „Sesame“", proxy.port())).isInstanceOf(Answer.Success.class);
        assertThat(proxy.logins()).containsExactly("opérator:open: „Sesame“");
        assertThat(zone.requests())
                .hasSize(1)
                .allSatisfy(head -> assertThat(head.toLowerCase(Locale.ROOT)).doesNotContain("proxy-"));
    }

    @Test
    @DisplayName("of SOCKS 5 that asks for no password, none is told")
    void loginNotAsked() throws Exception {
        SocksServer proxy = socks(OPEN);
        assertThat(revokeAs("operator", "secret", proxy.port())).isInstanceOf(Answer.Success.class);
        assertThat(proxy.logins()).isEmpty();
    }

    @ParameterizedTest(name = "of SOCKS 5, the login answers {0}, {1}: not sent, for the password")
    @CsvSource({"0502, 0101", "0502, 01ff", "05ff, ''"})
    void wrongPassword(String method, String login) throws Exception {
        SocksServer proxy = socks(new Answers(method, login, SocksServer.CONNECTED));
        TransportFault fault = notSent(revokeAs("operator", "hidden", proxy.port()));
        assertThat(fault.kind()).isEqualTo(Kind.PROXY_PASSWORD);
        assertThat(fault.technical()).doesNotContain("hidden");
        assertThat(proxy.asked()).isEmpty();
    }

    @Test
    @DisplayName("of SOCKS 5, a password that is too long for it is not sent in part")
    void longPassword() throws Exception {
        SocksServer proxy = socks(GUARDED);
        assertThat(notSent(revokeAs("operator", "p".repeat(256), proxy.port())).kind())
                .isEqualTo(Kind.PROXY_PASSWORD);
        assertThat(proxy.logins()).isEmpty();
    }

    @ParameterizedTest(name = "of SOCKS 5 that refuses with {0}: not sent")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 99, 255})
    void refusals(int code) throws Exception {
        String reply = "05%02x0001000000000000".formatted(code);
        SocksServer proxy = socks(new Answers(SocksServer.NO_LOGIN, "", reply));
        TransportFault fault = notSent(revoke(route("socks5h://127.0.0.1:" + proxy.port())));
        assertThat(fault.kind()).isEqualTo(Kind.PROXY_REFUSED);
        assertThat(fault.technical()).startsWith("SOCKS reply " + code + ": ");
    }

    @ParameterizedTest(name = "of SOCKS 5 that says {0}, {1}, {2}: not sent")
    @CsvSource({
        "0400, '', 05000001000000000000",
        "4854, '', 05000001000000000000",
        "0501, '', 05000001000000000000",
        "0502, '', 05000001000000000000",
        "0500, '', 04000001000000000000",
        "0500, '', 05000101000000000000",
        "0500, '', 05000002000000000000",
    })
    void nonsense(String method, String login, String reply) throws Exception {
        SocksServer proxy = socks(new Answers(method, login, reply));
        assertThat(notSent(revoke(route("socks5h://127.0.0.1:" + proxy.port()))).kind())
                .isEqualTo(Kind.PROXY_REFUSED);
    }

    @ParameterizedTest(name = "of SOCKS 5, the proxy''s own address may be {0}")
    @ValueSource(strings = {"0500000300" + "0050", "0500000305" + "70726f7879" + "0050"})
    void boundNames(String reply) throws Exception {
        SocksServer proxy = socks(new Answers(SocksServer.NO_LOGIN, "", reply));
        assertThat(revoke(route("socks5h://127.0.0.1:" + proxy.port()))).isInstanceOf(Answer.Success.class);
    }

    @Test
    @DisplayName("of SOCKS 5 that hangs up, after whatever byte, nothing is sent")
    void cutAnywhere() throws Exception {
        for (int last = 0; last < GUARDED.length(); last++) {
            SocksServer proxy = socks(new Answers(GUARDED.method(), GUARDED.login(), GUARDED.reply(), last, false));
            assertThat(notSent(revokeAs("operator", "secret", proxy.port())).kind())
                    .as("cut after %d bytes", last)
                    .isEqualTo(Kind.PROXY_REFUSED);
        }
    }

    @ParameterizedTest(name = "of SOCKS 5 that falls silent after {0} bytes, nothing is sent")
    @ValueSource(ints = {0, 1, 2, 4, 6, 13})
    void silent(int last) throws Exception {
        SocksServer proxy = socks(new Answers(GUARDED.method(), GUARDED.login(), GUARDED.reply(), last, true));
        Route impatient = route("socks5h://127.0.0.1:" + proxy.port())
                .within(new Timeouts(Duration.ofMillis(200), Duration.ofSeconds(20)));
        ProxyChoice.Through named = ((ProxyChoice.Through) impatient.proxy()).letting("operator");
        Answer<Accepted> answer =
                revoke(HOST, impatient.by(named), RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of("secret")));
        assertThat(notSent(answer).kind()).isEqualTo(Kind.CONNECT_TIMEOUT);
    }

    @Test
    @DisplayName("that speaks TLS itself, the revocation is sent in TLS inside TLS")
    void overTls() throws Exception {
        TunnelProxy proxy = keep(new TunnelProxy(
                TestAuthority.listen(AUTHORITY.good()), zone.address().port(), "operator", "open sesame"));
        Route route = route("https://127.0.0.1:" + proxy.port());
        ProxyChoice.Through named = ((ProxyChoice.Through) route.proxy()).letting("operator");
        assertThat(revoke(
                        HOST, route.by(named), RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of("open sesame"))))
                .isInstanceOf(Answer.Success.class);
        assertThat(proxy.requests())
                .hasSize(1)
                .allSatisfy(head ->
                        assertThat(head).startsWith("CONNECT " + HOST + ":443 ").doesNotContain(SECRET));
        assertThat(zone.count("DELETE")).isEqualTo(1);
        assertThat(kind(revoke(route))).isEqualTo(Kind.PROXY_PASSWORD);
    }

    private static Kind kind(Answer<Accepted> answer) {
        return ((Answer.NotSent<Accepted>) answer).fault().kind();
    }

    @Test
    @DisplayName("that speaks TLS with a certificate nobody vouches for, nothing is sent, and nobody is led to pin it")
    void untrustedProxy() throws Exception {
        TunnelProxy proxy = keep(new TunnelProxy(
                TestAuthority.listen(new TestAuthority().good()), zone.address().port(), "operator", "x"));
        TransportFault fault = notSent(revoke(route("https://127.0.0.1:" + proxy.port())));
        assertThat(fault.kind()).isEqualTo(Kind.PROXY_TLS);
        assertThat(fault.presented()).isNull();
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    @DisplayName("that should speak TLS and does not, nothing is sent")
    void plainProxy() throws Exception {
        TunnelProxy proxy = keep(new TunnelProxy(zone.address().port(), "operator", "x"));
        assertThat(notSent(revoke(route("https://127.0.0.1:" + proxy.port())
                                .within(new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(20)))))
                        .kind())
                .isIn(Kind.PROXY_TLS, Kind.CONNECT_TIMEOUT);
        assertThat(proxy.requests()).allSatisfy(head -> assertThat(head).doesNotContain(SECRET));
    }

    @Test
    @DisplayName("the pin of a profile is for the Onezone, and never for the proxy")
    void pinnedZone() throws Exception {
        TestAuthority.Identity identity = AUTHORITY.good();
        TunnelProxy proxy = keep(
                new TunnelProxy(TestAuthority.listen(identity), zone.address().port(), "operator", "x"));
        Route route = route("https://127.0.0.1:" + proxy.port()).trusting(new Trust.Pinned(identity.fingerprint()));
        assertThat(notSent(revoke(route)).kind()).isEqualTo(Kind.PROXY_TLS);
    }
}
