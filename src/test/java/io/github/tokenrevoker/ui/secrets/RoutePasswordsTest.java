package io.github.tokenrevoker.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.TestAuthority;
import io.github.tokenrevoker.onezone.TunnelProxy;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.FakeKeyring;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A password on the way to a Onezone")
class RoutePasswordsTest extends WindowTest {
    private static final String HOST = "onezone.example.org";
    private static final String PASSWORD = "open „Sesame“ 42";
    private static final String FINE = "the token belongs to the provider above";

    private final TestAuthority authority = new TestAuthority();
    private final FakeKeyring system = new FakeKeyring();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Of the operator, not of the tool. */
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path operators;

    @BeforeEach
    @Override
    protected void openTool() throws Exception {
        keyring = system;
        super.openTool();
    }

    @AfterEach
    void closeServers() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** Nothing that the tool writes has a password in it, the keyring and the vault aside. */
    @AfterEach
    void nothingWritten() throws Exception {
        try (Stream<Path> written = Files.walk(folder)) {
            written.filter(Files::isRegularFile).forEach(file -> {
                try {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                            .as(file.toString())
                            .doesNotContain(PASSWORD);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }

    private static AccessToken token(String zone) throws Exception {
        return AccessToken.pasted(
                Base62.encode(Macaroon.builder(zone, "k".getBytes(StandardCharsets.US_ASCII), "2/nmd/prv-abc/act/id")
                        .build()
                        .serialize()));
    }

    private static void answer(String requestLine, OutputStream out) throws IOException {
        String body = requestLine.contains("/temporary")
                ? "{\"generation\":3}"
                : "{\"providerId\":\"abc\",\"name\":\"Behind the way\"}";
        out.write(RawServer.http("200 OK", "application/json", body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private Route ownAuthority() throws IOException {
        return Route.DEFAULT.trusting(new Trust.Authorities(authority.pem(operators)));
    }

    private ProfileSession add(String name, OnezoneAddress address, AccessToken token, TokenHome home, Route route) {
        ProfileSession session = addProfile(name, address, Environment.TEST, token);
        interact(() -> {
            book().store(session, home);
            book().change(session, session.profile().reachedBy(route), Optional.empty());
        });
        awaitEnabled("check-connection");
        return session;
    }

    private TunnelProxy proxy() throws IOException {
        RawServer zone =
                new RawServer(TestAuthority.listen(authority.forHost(HOST)), "https", RoutePasswordsTest::answer);
        open.add(zone);
        TunnelProxy proxy = new TunnelProxy(zone.address().port(), "operator", PASSWORD);
        open.add(proxy);
        return proxy;
    }

    private ProfileSession addBehind(TunnelProxy proxy, TokenHome home) throws Exception {
        Route route = ownAuthority().by(new ProxyChoice.Through("127.0.0.1", proxy.port()).letting("operator"));
        return add("Mine", new OnezoneAddress("https", HOST, 443), token(HOST), home, route);
    }

    private void answerPrompt(String password) {
        awaitShown("password-prompt");
        type("password-prompt-field", password);
        press("password-prompt-ok");
    }

    private void awaitChecked(String expected) {
        awaitThat(
                expected, () -> isShown("check-result") && text("check-result").contains(expected));
        awaitEnabled("check-connection");
    }

    @Test
    @DisplayName("is asked for once in a run where it rests nowhere, and anew when it was not taken")
    void askedOnce() throws Exception {
        addBehind(proxy(), TokenHome.NOWHERE);
        press("check-connection");
        awaitShown("password-prompt");
        assertThat(text("password-prompt-text")).contains("Mine").contains("operator @ 127.0.0.1:");
        answerPrompt("something else");
        awaitChecked("The proxy requires a password");
        press("check-connection");
        answerPrompt(PASSWORD);
        awaitChecked(FINE);
        press("check-connection");
        awaitChecked(FINE);
        assertThat(isShown("password-prompt")).isFalse();
    }

    @Test
    @DisplayName("that is not given lets nothing go out")
    void cancelled() throws Exception {
        TunnelProxy proxy = proxy();
        addBehind(proxy, TokenHome.NOWHERE);
        press("revoke");
        awaitShown("password-prompt");
        press("password-prompt-cancel");
        awaitEnabled("revoke");
        assertThat(proxy.requests()).isEmpty();
        assertThat(isShown("confirm-dialog")).isFalse();
    }

    @Test
    @DisplayName("is kept in the keyring where the token rests there, and leaves it with the profile")
    void keptInKeyring() throws Exception {
        TunnelProxy proxy = proxy();
        press("profile-add");
        type("editor-name", "Mine");
        type("editor-host", HOST);
        type("editor-token", token(HOST).reveal());
        unfoldConnection();
        choose("editor-home", 0);
        choose("editor-trust", 1);
        type("editor-ca-file", authority.pem(operators).toString());
        choose("editor-proxy-choice", 2);
        type("editor-proxy", "127.0.0.1:" + proxy.port());
        type("editor-proxy-user", "operator");
        type("editor-proxy-password", PASSWORD);
        awaitEnabled("editor-save");
        press("editor-save");
        awaitThat(
                "both are kept",
                () -> system.secrets().size() == 2
                        && Files.readString(folder.resolve("profiles.json")).contains("\"tokenHome\" : \"keyring\""));
        restart();
        choose("Mine");
        press("check-connection");
        awaitChecked(FINE);
        assertThat(isShown("password-prompt")).isFalse();
        press("profile-edit");
        unfoldConnection();
        type("editor-proxy-user", "");
        awaitEnabled("editor-save");
        press("editor-save");
        awaitThat("the password is gone", () -> system.secrets().size() == 1);
        press("profile-delete");
        press("notice-close");
        awaitThat("nothing is left", () -> system.secrets().isEmpty());
    }

    private void unfoldConnection() {
        TitledPane connection = (TitledPane) node("editor-connection");
        interact(() -> connection.setExpanded(true));
    }

    @SuppressWarnings("unchecked")
    private void choose(String comboBox, int index) {
        ComboBox<Object> box = (ComboBox<Object>) node(comboBox);
        interact(() -> box.getSelectionModel().select(index));
    }

    @Test
    @DisplayName("goes into the vault with the token when that is where it should rest")
    void vault() throws Exception {
        addBehind(proxy(), TokenHome.NOWHERE);
        press("check-connection");
        answerPrompt(PASSWORD);
        awaitChecked(FINE);
        press("profile-edit");
        choose("editor-home", 1);
        press("editor-save");
        awaitShown("vault-new-passphrase");
        type("vault-new-passphrase", "a long passphrase for the test");
        type("vault-passphrase-again", "a long passphrase for the test");
        press("vault-create");
        awaitGone("vault-unlock-dialog");
        awaitThat("it is stored", () -> {
            String profiles = Files.readString(folder.resolve("profiles.json"));
            return profiles.contains("\"tokenHome\" : \"vault\"") && profiles.contains("\"tokensToDelete\" : [ ]");
        });
        restart();
        choose("Mine");
        press("check-connection");
        awaitShown("vault-passphrase");
        type("vault-passphrase", "a long passphrase for the test");
        press("vault-unlock");
        awaitChecked(FINE);
        assertThat(isShown("password-prompt")).isFalse();
    }

    @Test
    @DisplayName("opens the client certificate that a Onezone asks for")
    void clientCertificate() throws Exception {
        RawServer zone =
                new RawServer(authority.listenToClients(authority.good()), "https", RoutePasswordsTest::answer);
        open.add(zone);
        Path file = authority.client().pkcs12(operators, PASSWORD);
        ProfileSession session = add("Mine", zone.address(), token("127.0.0.1"), TokenHome.NOWHERE, ownAuthority());
        press("check-connection");
        awaitChecked("The server requires a client certificate");
        press("profile-edit");
        unfoldConnection();
        type("editor-client-file", file.toString());
        type("editor-client-password", "something else");
        awaitThat("it does not open", () -> text("editor-client-note").contains("the password does not open it"));
        assertThat(isEnabled("editor-save")).isFalse();
        type("editor-client-password", PASSWORD);
        awaitThat("it is shown", () -> text("editor-client-note").contains("CN=Operator"));
        press("editor-save");
        assertThat(onFx(() -> session.profile().route().client())).contains(new ClientCertificate(file));
        press("check-connection");
        awaitChecked(FINE);
    }
}
