package io.github.tokenrevoker.ui.secrets;

import static io.github.tokenrevoker.ui.secrets.ScriptedQuestions.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Storing secrets")
class SecretStorageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private SecretsWorld world;

    @BeforeEach
    void open() throws Exception {
        world = new SecretsWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void begin(ProfileSession session, TokenHome to, ProfileSecrets given) {
        world.threads.fx().run(() -> world.storage.begin(session, to, given));
    }

    private void awaitStored() {
        await().until(() -> !world.threads.fx().call(world.storage::isStoring));
    }

    @Test
    @DisplayName("brings token and passwords to the keyring, keeps copies in memory, and overwrites what was given")
    void inKeyring() {
        ProfileSession session = world.addBehindProxy(TokenHome.NOWHERE);
        ProfileSecrets given = token("token").or(ProfileSecrets.of(PasswordUse.PROXY, Password.of("for the proxy")));
        ProfileSecrets same = given.copy();
        begin(session, TokenHome.KEYRING, given);
        assertThat(given.isOverwritten()).isTrue();
        await().until(() -> world.profile(session).home() == TokenHome.KEYRING);
        assertThat(world.keyring.secrets()).hasSize(2);
        assertThat(world.inMemory(session)).isEqualTo(same);
    }

    @Test
    @DisplayName("moves what is in the keyring to the vault, and leaves nothing behind")
    void moves() {
        ProfileSession session = world.add(TokenHome.NOWHERE);
        begin(session, TokenHome.KEYRING, token("token"));
        await().until(() -> world.profile(session).home() == TokenHome.KEYRING);
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        begin(session, TokenHome.VAULT, ProfileSecrets.NONE);
        await().until(() -> world.profile(session).home() == TokenHome.VAULT);
        await().until(world.keyring.secrets()::isEmpty);
    }

    @Test
    @DisplayName("in a failing keyring is told, with the vault as a remedy, and the profile names the store it named")
    void fails() {
        ProfileSession session = world.add(TokenHome.NOWHERE);
        world.keyring.failWith(new IllegalStateException("boom"));
        begin(session, TokenHome.KEYRING, token("token"));
        await().until(() -> !world.notices().isEmpty());
        assertThat(world.notices())
                .singleElement()
                .asString()
                .contains(SecretsWorld.words("keyring.FAILED", "boom"))
                .endsWith("[" + SecretsWorld.words("token.vault-instead") + "]");
        assertThat(world.profile(session).home()).isEqualTo(TokenHome.NOWHERE);
        assertThat(world.inMemory(session)).isEqualTo(token("token"));
    }

    @Test
    @DisplayName("in a vault that the person does not open is told, and the profile names the store it named")
    void declined() {
        ProfileSession session = world.add(TokenHome.NOWHERE);
        begin(session, TokenHome.VAULT, token("token"));
        await().until(() -> !world.notices().isEmpty());
        assertThat(world.notices()).containsExactly(SecretsWorld.words("token.not-moved", "Kraków"));
        assertThat(world.profile(session).home()).isEqualTo(TokenHome.NOWHERE);
    }

    @Test
    @DisplayName("of many profiles opens the vault once")
    void many() throws Exception {
        ProfileSession one = world.add(TokenHome.VAULT);
        ProfileSession two = world.add(TokenHome.VAULT);
        ProfileSession other = world.add(TokenHome.KEYRING);
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        ProfileSecrets given = token("one");
        world.threads
                .fx()
                .run(() -> world.storage.beginAll(Map.of(one, given, two, token("two"), other, token("other"))));
        await().until(given::isOverwritten);
        awaitStored();
        assertThat(world.questions.asked()).containsExactly("new passphrase", "closed");
        assertThat(world.keyring.secrets()).containsValue("other");
        assertThat(world.vault.read(world.profile(two).id(), Set.of())).isEqualTo(token("two"));
    }

    @Test
    @DisplayName("is under way from the moment it begins, so that the window does not close in between")
    void underWay() {
        ProfileSession session = world.add(TokenHome.NOWHERE);
        world.threads.fx().run(() -> {
            world.storage.begin(session, TokenHome.KEYRING, token("token"));
            assertThat(world.storage.isStoring()).isTrue();
        });
        awaitStored();
        assertThat(world.keyring.secrets()).containsValue("token");
    }

    @Test
    @DisplayName("takes passwords that the route does not need any more out of memory and out of the keyring")
    void drops() {
        ProfileSession session = world.addBehindProxy(TokenHome.NOWHERE);
        begin(
                session,
                TokenHome.KEYRING,
                token("token").or(ProfileSecrets.of(PasswordUse.PROXY, Password.of("for the proxy"))));
        await().until(() -> world.profile(session).home() == TokenHome.KEYRING);
        world.threads.fx().run(() -> {
            world.book.change(session, session.profile().reachedBy(Route.DEFAULT), Optional.empty());
            world.storage.dropUnneededPasswords(session);
        });
        await().until(() -> world.keyring.secrets().size() == 1);
        assertThat(world.inMemory(session)).isEqualTo(token("token"));
    }
}
