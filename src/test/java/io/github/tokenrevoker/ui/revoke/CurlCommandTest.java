package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.TestAuthority;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The equal curl command")
class CurlCommandTest {
    @SuppressWarnings("NullAway.Init")
    private PracticeZone zone;

    @BeforeEach
    void open() throws IOException {
        zone = PracticeZone.start(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        zone.close();
    }

    @Test
    @DisplayName("asks the same server for the same, and reads the token from standard input")
    void text() {
        assertThat(CurlCommand.of(zone.address(), Route.DEFAULT).text())
                .contains("--request DELETE")
                .contains("'" + zone.address() + "/api/v3/onezone/provider/tokens/temporary'")
                .contains("--header @-")
                .contains("--proto '=http'")
                .doesNotContain("--location");
    }

    @Test
    @Tag("shell")
    @DisplayName("revokes in a real shell, and succeeds")
    void revokes() throws Exception {
        AccessToken token = zone.token(PracticeToken.PROVIDER_NAMED);
        assertThat(exitStatusOf(token)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"FORBIDDEN_403", "INTERNAL_ERROR_500", "PROXY_PAGE_502", "CUT_BEFORE"})
    @Tag("shell")
    @DisplayName("fails in a real shell when the server does not say yes:")
    void fails(NextAnswer answer) throws Exception {
        zone.answerNext(answer);
        assertThat(exitStatusOf(zone.token(PracticeToken.PROVIDER_NAMED))).isNotZero();
    }

    private static final OnezoneAddress FAR = new OnezoneAddress("https", "onezone.example.org", 443);
    private static final String YES = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    private static final AccessToken TOKEN = token();

    private static AccessToken token() {
        try {
            return AccessToken.pasted("MDAxNWxvY2F00aW9uIG9uZQo");
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Route route) {
        return CurlCommand.of(FAR, route).text();
    }

    @Test
    @DisplayName("goes the profile's way: authorities, client certificate, proxy and times")
    void route() {
        Route route = Route.DEFAULT
                .trusting(new Trust.Authorities(Path.of("/ca's/own.pem")))
                .provingItselfWith(new ClientCertificate(Path.of("/keys/a:b.p12")))
                .by(new ProxyChoice.Through("proxy.example.org", 3128).letting("o'brien"))
                .within(new Timeouts(Duration.ofSeconds(7), Duration.ofSeconds(70)));
        assertThat(text(route))
                .contains("--cacert '/ca'\\''s/own.pem' --capath /dev/null")
                .contains("--cert '/keys/a\\:b.p12' --cert-type P12")
                .contains("--proxy 'http://proxy.example.org:3128' --noproxy ''")
                .contains("--proxy-user 'o'\\''brien'")
                .contains("--connect-timeout 7 --max-time 70");
        assertThat(CurlCommand.of(FAR, route).gaps()).isEmpty();
        assertThat(text(Route.DEFAULT)).doesNotContain("proxy", "--ca", "--cert");
        assertThat(text(Route.DEFAULT.by(new ProxyChoice.Direct()))).contains("--noproxy '*'");
        assertThat(text(Route.DEFAULT.by(ProxyChoice.Through.parse("socks5h://proxy.example.org:1080")
                        .orElseThrow())))
                .contains("--proxy 'socks5h://proxy.example.org:1080' --noproxy ''");
        assertThat(text(Route.DEFAULT.provingItselfWith(new ClientCertificate(Path.of("/keys/client.PEM")))))
                .contains("--cert '/keys/client.PEM' --cert-type PEM");
    }

    @Test
    @DisplayName("says, beside and inside, what curl cannot be told")
    void gaps() {
        CurlCommand pinned = CurlCommand.of(FAR, Route.DEFAULT.trusting(new Trust.Pinned("AB:CD")));
        assertThat(pinned.gaps()).singleElement().asString().contains("AB:CD").contains("--cacert FILE");
        assertThat(pinned.text().lines().findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("(: '# curl can\u2019t compare the pinned certificate"));
        assertThat(pinned.text()).doesNotContain("--insecure", "-k ");
        CurlCommand colon = CurlCommand.of(
                FAR, Route.DEFAULT.by(new ProxyChoice.Through("proxy.example.org", 3128).letting("a:b")));
        assertThat(colon.gaps()).singleElement().asString().contains("a:b");
        assertThat(colon.text()).doesNotContain("--proxy-user");
    }

    @Test
    @Tag("shell")
    @DisplayName("trusts the profile's authorities and no other, in a real shell")
    void authorities(@TempDir Path folder) throws Exception {
        TestAuthority known = new TestAuthority();
        TestAuthority other = new TestAuthority();
        try (RawServer server = TestAuthority.server(known.good(), YES)) {
            String good = CurlCommand.of(
                            server.address(), Route.DEFAULT.trusting(new Trust.Authorities(known.pem(folder))))
                    .text();
            String bad = CurlCommand.of(
                            server.address(), Route.DEFAULT.trusting(new Trust.Authorities(other.pem(folder))))
                    .text();
            assertThat(exitStatusOf(good, TOKEN)).isZero();
            assertThat(exitStatusOf(bad, TOKEN)).isNotZero();
        }
    }

    @Test
    @Tag("shell")
    @DisplayName("shows the client certificate, whatever its password and path hold, in a real shell")
    void clientCertificate(@TempDir Path folder) throws Exception {
        TestAuthority authority = new TestAuthority();
        String password = "se\"c\\r'e $t%s";
        Path odd = Files.createDirectory(folder.resolve("a:b'c $(touch x)\\d"));
        Route route = Route.DEFAULT
                .trusting(new Trust.Authorities(authority.pem(odd)))
                .provingItselfWith(new ClientCertificate(authority.client().pkcs12(odd, password)));
        try (RawServer server = new RawServer(
                authority.listenToClients(authority.good()),
                "https",
                (_, out) -> out.write(YES.getBytes(StandardCharsets.US_ASCII)))) {
            String command = CurlCommand.of(server.address(), route).text();
            assertThat(exitStatusOf(command, TOKEN, password)).isZero();
            assertThat(exitStatusOf(command, TOKEN, "wrong")).isNotZero();
        }
    }

    private int exitStatusOf(AccessToken token) throws IOException, InterruptedException {
        return exitStatusOf(CurlCommand.of(zone.address(), Route.DEFAULT).text(), token);
    }

    private static int exitStatusOf(String command, AccessToken token, String... passwords)
            throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = shell.getOutputStream()) {
            in.write((token.reveal() + "\n" + String.join("\n", passwords) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).doesNotContain(token.reveal());
        return shell.exitValue();
    }
}
