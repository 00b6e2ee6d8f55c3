package io.github.tokenrevoker.onezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneClient.Accepted;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs nginx, Squid, microsocks, the library nss_wrapper and openssl on this machine. */
@Tag("network")
@DisplayName("The practice zone behind a real nginx with TLS")
class RealServersTest {
    private static final String HOST = "nginx.example.org";
    private static final String PASSWORD = "open sesame";

    private final TestAuthority authority = new TestAuthority();
    private final OnezoneClient client = new OnezoneClient(Clock.systemUTC(), "token-revoker/test");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private PracticeZone zone;

    @SuppressWarnings("NullAway.Init")
    private Process nginx;

    @SuppressWarnings("NullAway.Init")
    private Process squid;

    @SuppressWarnings("NullAway.Init")
    private Process socks;

    private int nginxPort;
    private int squidPort;
    private int socksPort;

    @BeforeEach
    void start() throws Exception {
        // Both give up root's rights where they have them.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        zone = PracticeZone.start(Clock.systemUTC());
        nginxPort = freePort();
        squidPort = freePort();
        socksPort = freePort();
        nginx = startNginx();
        squid = startSquid();
        socks = startSocks();
        awaitListening(nginxPort);
        awaitListening(squidPort);
        awaitListening(socksPort);
    }

    private Process startNginx() throws IOException {
        var server = authority.forHost(HOST);
        server.pem(folder.resolve("server.pem"), folder.resolve("server.key"));
        authority.pem(folder, "clients.pem");
        Path configuration =
                Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                error_log %1$s/nginx-error.log;
                pid %1$s/nginx.pid;
                events {}
                http {
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxied;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  log_format headers '$request_method $server_protocol proxy-authorization="$http_proxy_authorization"';
                  access_log %1$s/nginx.log headers;
                  server {
                    listen 127.0.0.1:%2$d ssl http2;
                    ssl_certificate %1$s/server.pem;
                    ssl_certificate_key %1$s/server.key;
                    ssl_client_certificate %1$s/clients.pem;
                    ssl_verify_client optional;
                    location / { proxy_pass %3$s; }
                    location /api/v3/onezone/configuration {
                      if ($ssl_client_verify != SUCCESS) { return 403; }
                      proxy_pass %3$s;
                    }
                  }
                }
                """.formatted(folder, nginxPort, zone.address()));
        return run("nginx", "-p", folder.toString(), "-c", configuration.toString());
    }

    private Process startSquid() throws Exception {
        Process hash = new ProcessBuilder("openssl", "passwd", "-apr1", PASSWORD).start();
        String hashed = new String(hash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        Files.writeString(folder.resolve("passwords"), "operator:" + hashed);
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + HOST + "\n");
        Path configuration = Files.writeString(folder.resolve("squid.conf"), """
                http_port 127.0.0.1:%2$d
                hosts_file %1$s/hosts
                auth_param basic program /usr/lib/squid/basic_ncsa_auth %1$s/passwords
                acl operators proxy_auth REQUIRED
                http_access allow operators
                http_access deny all
                access_log stdio:%1$s/squid.log
                cache_log %1$s/squid-error.log
                pid_filename none
                cache deny all
                shutdown_lifetime 0 seconds
                """.formatted(folder, squidPort));
        return run("squid", "-N", "-f", configuration.toString());
    }

    /** The names that it can look up are in a file of the test's own. */
    private Process startSocks() throws IOException {
        ProcessBuilder socks = command(
                "microsocks", "-i", "127.0.0.1", "-p", String.valueOf(socksPort), "-u", "operator", "-P", PASSWORD);
        socks.environment().put("LD_PRELOAD", "libnss_wrapper.so");
        socks.environment().put("NSS_WRAPPER_HOSTS", folder.resolve("hosts").toString());
        return socks.start();
    }

    private Process run(String... command) throws IOException {
        return command(command).start();
    }

    private ProcessBuilder command(String... command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".out").toFile());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, RawServer.LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(int port) {
        await().atMost(30, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
            try (Socket socket = new Socket(RawServer.LOOPBACK, port)) {
                return socket.isConnected();
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        zone.close();
        for (Process each : List.of(nginx, squid, socks)) {
            each.destroy();
            if (!each.waitFor(10, TimeUnit.SECONDS)) {
                each.destroyForcibly().waitFor();
            }
        }
    }

    private Route ownAuthority() throws IOException {
        return Route.DEFAULT.trusting(new Trust.Authorities(authority.pem(folder)));
    }

    private Access access(Route route, RoutePasswords passwords) {
        return new Access(
                new OnezoneAddress("https", HOST, nginxPort),
                zone.token(PracticeToken.PROVIDER_NAMED),
                route,
                passwords);
    }

    private Access throughSquid(String password) throws IOException {
        return access(
                ownAuthority().by(new ProxyChoice.Through("127.0.0.1", squidPort).letting("operator")),
                RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of(password)));
    }

    private Access throughSocks(String scheme, String password) throws IOException {
        ProxyChoice.Through proxy = ProxyChoice.Through.parse(scheme + "://127.0.0.1:" + socksPort)
                .orElseThrow()
                .letting("operator");
        return access(ownAuthority().by(proxy), RoutePasswords.NONE.and(PasswordUse.PROXY, Password.of(password)));
    }

    private void revokeWithProof(Access access) {
        Generation before = client.generation(access).success().orElseThrow();
        Answer<Accepted> answer = client.revokeTemporaryTokens(access);
        assertThat(answer.success()).as(answer.toString()).isPresent();
        Generation after = client.generation(access).success().orElseThrow();
        assertThat(after.isAfter(before)).isTrue();
    }

    @Test
    @DisplayName("revokes and proves over HTTP/1.1, though it offers HTTP/2")
    void direct() throws Exception {
        revokeWithProof(access(ownAuthority(), RoutePasswords.NONE));
        assertThat(log("nginx.log")).anyMatch(line -> line.startsWith("DELETE HTTP/1.1"));
    }

    @Test
    @DisplayName("revokes and proves through a real Squid with a password, which nginx does not see")
    void throughSquid() throws Exception {
        revokeWithProof(throughSquid(PASSWORD));
        assertThat(log("nginx.log"))
                .anyMatch(line -> line.startsWith("DELETE"))
                .allMatch(line -> line.endsWith("proxy-authorization=\"-\""));
        // Squid writes a tunnel down when it ends.
        client.close();
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> log("squid.log").stream()
                        .anyMatch(line -> line.contains("CONNECT " + HOST) && line.contains("operator")));
        String token = zone.token(PracticeToken.PROVIDER_NAMED).reveal();
        assertThat(log("squid.log")).noneMatch(line -> line.contains(token));
    }

    @Test
    @DisplayName("is not reached through Squid with another password, or with none")
    void wrongPassword() throws Exception {
        for (Access access : List.of(
                throughSquid("something else"),
                access(ownAuthority().by(new ProxyChoice.Through("127.0.0.1", squidPort)), RoutePasswords.NONE))) {
            assertThat(client.revokeTemporaryTokens(access))
                    .isInstanceOfSatisfying(
                            Answer.NotSent.class,
                            notSent -> assertThat(notSent.fault().kind()).isEqualTo(Kind.PROXY_PASSWORD));
        }
        assertThat(log("nginx.log")).isEmpty();
    }

    @ParameterizedTest(name = "revokes and proves through a real SOCKS proxy with a password, by {0}")
    @ValueSource(strings = {"socks5h", "socks5"})
    void throughSocks(String scheme) throws Exception {
        revokeWithProof(throughSocks(scheme, PASSWORD));
        assertThat(log("nginx.log")).anyMatch(line -> line.startsWith("DELETE"));
        // Its log names each client, and what it asked for: a name, or an address.
        assertThat(log("microsocks.out"))
                .isNotEmpty()
                .allMatch(line -> line.contains(scheme.equals("socks5h") ? HOST : "127.0.0.1"));
    }

    @Test
    @DisplayName("is not reached through a real SOCKS proxy with another password, or by a name that it does not know")
    void socksRefuses() throws Exception {
        assertThat(client.revokeTemporaryTokens(throughSocks("socks5h", "something else")))
                .isInstanceOfSatisfying(
                        Answer.NotSent.class,
                        notSent -> assertThat(notSent.fault().kind()).isEqualTo(Kind.PROXY_PASSWORD));
        Access right = throughSocks("socks5h", PASSWORD);
        Access unknown = new Access(
                new OnezoneAddress("https", "unknown.example.org", nginxPort),
                right.token(),
                right.route(),
                right.passwords());
        assertThat(client.revokeTemporaryTokens(unknown))
                .isInstanceOfSatisfying(
                        Answer.NotSent.class,
                        notSent -> assertThat(notSent.fault().kind()).isEqualTo(Kind.PROXY_REFUSED));
        assertThat(log("nginx.log")).isEmpty();
    }

    @Test
    @DisplayName("is told as not reached when Squid finds nobody there")
    void badGateway() throws Exception {
        nginx.destroy();
        assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(client.revokeTemporaryTokens(throughSquid(PASSWORD)))
                .isInstanceOfSatisfying(
                        Answer.NotSent.class,
                        notSent -> assertThat(notSent.fault().kind()).isEqualTo(Kind.PROXY_REFUSED));
    }

    @Test
    @DisplayName("is asked much at once")
    void muchAtOnce() throws Exception {
        Access access = access(ownAuthority(), RoutePasswords.NONE);
        assertThat(client.generation(access).success()).isPresent();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer<Generation>>> answers = IntStream.range(0, 64)
                    .mapToObj(_ -> threads.submit(() -> client.generation(access)))
                    .toList();
            for (Future<Answer<Generation>> answer : answers) {
                assertThat(answer.get().success()).as(answer.get().toString()).isPresent();
            }
        }
    }

    @Test
    @DisplayName("takes a client certificate")
    void clientCertificate() throws Exception {
        Access without = access(ownAuthority(), RoutePasswords.NONE);
        assertThat(client.zone(without).success()).isEmpty();
        Access with = access(
                ownAuthority()
                        .provingItselfWith(
                                new ClientCertificate(authority.client().pkcs12(folder, PASSWORD))),
                RoutePasswords.NONE.and(PasswordUse.CLIENT_CERTIFICATE, Password.of(PASSWORD)));
        assertThat(client.zone(with).success()).isPresent();
    }

    @Test
    @DisplayName("that cannot reach its zone answers in HTML, and nothing is revoked")
    void zoneGone() throws Exception {
        zone.close();
        Answer<Accepted> answer = client.revokeTemporaryTokens(access(ownAuthority(), RoutePasswords.NONE));
        assertThat(answer).isInstanceOfSatisfying(Answer.Unreadable.class, odd -> {
            assertThat(odd.exchange().status()).isEqualTo(502);
            assertThat(odd.body().mediaType().toLowerCase(Locale.ROOT)).contains("html");
        });
    }

    private List<String> log(String name) throws IOException {
        return Files.exists(folder.resolve(name)) ? Files.readAllLines(folder.resolve(name)) : List.of();
    }
}
