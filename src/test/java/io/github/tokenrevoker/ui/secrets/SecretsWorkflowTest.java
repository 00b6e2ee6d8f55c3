package io.github.tokenrevoker.ui.secrets;

import static io.github.tokenrevoker.ui.secrets.ScriptedQuestions.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The secrets that a profile needs")
class SecretsWorkflowTest {
    private static final String FAILED = SecretsWorld.words("keyring.FAILED", "boom");

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

    private static ProfileSecrets password() {
        return ProfileSecrets.of(PasswordUse.PROXY, Password.of("for the proxy"));
    }

    private void keep(ProfileSession session, ProfileSecrets secrets) {
        world.threads.fx().run(() -> world.book.memory().keep(session, secrets));
    }

    private void inKeyring(ProfileSession session, String token) {
        world.keyring.secrets().put(world.profile(session).id().toString(), token);
    }

    @Test
    @DisplayName("come from memory without a question, as copies that are overwritten on their own")
    void memory() {
        ProfileSession session = world.add(TokenHome.NOWHERE);
        keep(session, token("token"));
        try (ProfileSecrets obtained = world.workflow.obtain(session).orElseThrow()) {
            assertThat(obtained).isEqualTo(token("token"));
        }
        assertThat(world.inMemory(session)).isEqualTo(token("token"));
        assertThat(world.questions.asked()).isEmpty();
    }

    private ProfileSession addWithCommand(String line) {
        ProfileSession session = world.add(TokenHome.NOWHERE);
        world.threads
                .fx()
                .run(() -> world.book.change(
                        session, session.profile().withTokenCommand(TokenCommand.parse(line)), Optional.empty()));
        return session;
    }

    @Test
    @DisplayName("come from the token command without a question, and are in memory then")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no program echo")
    void command() {
        ProfileSession session = addWithCommand("echo token");
        assertThat(world.workflow.obtain(session)).contains(token("token"));
        assertThat(world.inMemory(session)).isEqualTo(token("token"));
        assertThat(world.questions.asked()).isEmpty();
    }

    @Test
    @DisplayName("are asked for when the token command fails, with the reason, and serve until they are forgotten")
    void failingCommand() {
        ProfileSession session = addWithCommand("/no/such/program");
        world.questions.thenToken("typed");
        assertThat(world.workflow.obtain(session)).contains(token("typed"));
        assertThat(world.questions.asked())
                .singleElement()
                .asString()
                .contains(SecretsWorld.words("command.ABSENT", "/no/such/program"));
        assertThat(world.profile(session).home()).isEqualTo(TokenHome.COMMAND);
    }

    @Test
    @DisplayName("come from a new token command, and not from memory, once a profile has one")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no program echo")
    void newCommand() {
        ProfileSession session = world.add(TokenHome.NOWHERE);
        keep(session, token("before"));
        Profile changed = world.profile(session).withTokenCommand(TokenCommand.parse("echo token"));
        world.threads.fx().run(() -> world.book.change(session, changed, Optional.empty()));
        assertThat(world.workflow.obtain(session)).contains(token("token"));
    }

    @Test
    @DisplayName("come from the token command again once the token in memory is known to be revoked")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no program cat")
    void spentToken() throws Exception {
        Path file = folder.resolve("a token");
        ProfileSession session = addWithCommand("cat '" + file + "'");
        try (PracticeZone zone = PracticeZone.start(Clock.systemUTC())) {
            Files.writeString(file, zone.token(PracticeToken.PROVIDER_TEMPORARY).reveal());
        }
        try (ProfileSecrets first = world.workflow.obtain(session).orElseThrow()) {
            await().until(() ->
                    world.threads.fx().call(() -> session.tokenProperty().get().isPresent()));
            Files.writeString(file, "token");
            assertThat(world.workflow.obtain(session)).contains(first);
            String id = world.threads
                    .fx()
                    .call(() -> session.tokenProperty()
                            .get()
                            .flatMap(TokenReading::legible)
                            .orElseThrow()
                            .id());
            Profile died = world.profile(session).afterDeathOf(id);
            world.threads.fx().run(() -> world.book.change(session, died, Optional.empty()));
            assertThat(world.workflow.obtain(session)).contains(token("token"));
        }
    }

    @Test
    @DisplayName("come from the token command of each of many profiles")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no program echo")
    void manyCommands() {
        ProfileSession one = addWithCommand("echo one");
        ProfileSession none = addWithCommand("/no/such/program");
        ProfileSession two = addWithCommand("echo two");
        Map<UUID, ProfileSecrets> all =
                world.workflow.obtainAll(List.of(one, none, two)).orElseThrow();
        assertThat(all.get(world.profile(one).id())).isEqualTo(token("one"));
        assertThat(all.get(world.profile(none).id())).isEqualTo(ProfileSecrets.NONE);
        assertThat(all.get(world.profile(two).id())).isEqualTo(token("two"));
    }

    @Test
    @DisplayName("come from the keyring without a question, and are in memory then")
    void keyring() {
        ProfileSession session = world.add(TokenHome.KEYRING);
        inKeyring(session, "token");
        assertThat(world.workflow.obtain(session)).contains(token("token"));
        assertThat(world.inMemory(session)).isEqualTo(token("token"));
        assertThat(world.questions.asked()).isEmpty();
    }

    @Test
    @DisplayName("come from the vault after one question for its passphrase")
    void vault() throws Exception {
        ProfileSession session = world.addBehindProxy(TokenHome.VAULT);
        world.storeInVault(session, token("token").or(password()));
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        assertThat(world.workflow.obtain(session)).contains(token("token").or(password()));
        assertThat(world.questions.asked()).containsExactly("passphrase", "closed");
    }

    @Test
    @DisplayName("are asked for one after the other where none is stored, and stored together")
    void asked() {
        ProfileSession session = world.addBehindProxy(TokenHome.KEYRING);
        world.questions.thenToken("token").then(SecretsWorkflowTest::password);
        assertThat(world.workflow.obtain(session)).contains(token("token").or(password()));
        assertThat(world.questions.asked()).containsExactly("token", "PROXY");
        String id = world.profile(session).id().toString();
        await().until(() -> world.keyring.secrets().size() == 2);
        assertThat(world.keyring.secrets())
                .containsEntry(id, "token")
                .containsEntry(id + "/passwords", "{\"proxy\":\"for the proxy\"}");
    }

    @Test
    @DisplayName("are asked for once only while they are in memory where they are not stored")
    void askedOnce() {
        ProfileSession session = world.add(TokenHome.NOWHERE);
        world.questions.thenToken("token");
        assertThat(world.workflow.obtain(session)).isPresent();
        assertThat(world.workflow.obtain(session)).contains(token("token"));
        assertThat(world.questions.asked()).containsExactly("token");
    }

    @Test
    @DisplayName("are not given when the person declines; what was given before that is kept")
    void declined() {
        ProfileSession session = world.addBehindProxy(TokenHome.KEYRING);
        world.questions.thenToken("token");
        assertThat(world.workflow.obtain(session)).isEmpty();
        assertThat(world.questions.asked()).containsExactly("token", "PROXY");
        await().until(() -> world.keyring.secrets().containsValue("token"));
    }

    @Test
    @DisplayName("are not asked for when the person declines to open the vault")
    void vaultDeclined() throws Exception {
        ProfileSession session = world.add(TokenHome.VAULT);
        world.storeInVault(session, token("token"));
        assertThat(world.workflow.obtain(session)).isEmpty();
        assertThat(world.questions.asked()).containsExactly("passphrase", "closed");
    }

    @Test
    @DisplayName("are asked for when the keyring fails, which is said, and then nothing is stored")
    void keyringFails() {
        ProfileSession session = world.addBehindProxy(TokenHome.KEYRING);
        world.keyring.failWith(new IllegalStateException("boom"));
        world.questions.thenToken("token").then(() -> {
            world.keyring.work();
            return password();
        });
        assertThat(world.workflow.obtain(session)).isPresent();
        assertThat(world.questions.asked()).containsExactly("token: " + FAILED, "PROXY");
        world.threads.fx().run(() -> assertThat(world.storage.isStoring()).isFalse());
        assertThat(world.keyring.secrets()).isEmpty();
    }

    @Test
    @DisplayName(
            "are asked for as far as they are missing, and a failing keyring is told in a notice where no token is")
    void passwordMissing() {
        ProfileSession session = world.addBehindProxy(TokenHome.KEYRING);
        keep(session, token("token"));
        world.keyring.failWith(new IllegalStateException("boom"));
        world.questions.then(SecretsWorkflowTest::password);
        assertThat(world.workflow.obtain(session)).contains(token("token").or(password()));
        assertThat(world.questions.asked()).containsExactly("PROXY");
        await().until(() -> world.notices().contains(FAILED));
    }

    @Test
    @DisplayName("are not given when they were locked away while a question was asked")
    void lockedMeanwhile() {
        ProfileSession session = world.addBehindProxy(TokenHome.NOWHERE);
        keep(session, token("token"));
        world.questions.then(() -> {
            world.threads.fx().run(world.lock::lock);
            return password();
        });
        world.questions.thenToken("another");
        assertThat(world.workflow.obtain(session)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMMAND")
    @DisplayName("are at hand only in memory and in the keyring, and nobody is asked:")
    void atHand(TokenHome home) throws Exception {
        ProfileSession session = world.add(home);
        inKeyring(session, "token");
        world.storeInVault(session, token("token"));
        assertThat(world.workflow.atHand(session).isPresent()).isEqualTo(home == TokenHome.KEYRING);
        keep(session, token("token"));
        assertThat(world.workflow.atHand(session)).contains(token("token"));
        assertThat(world.questions.asked()).isEmpty();
    }

    @Test
    @DisplayName("are not at hand in a keyring that fails")
    void notAtHand() {
        ProfileSession session = world.add(TokenHome.KEYRING);
        world.keyring.failWith(new IllegalStateException("boom"));
        assertThat(world.workflow.atHand(session)).isEmpty();
        assertThat(world.questions.asked()).isEmpty();
    }

    @Test
    @DisplayName("of many profiles are had with one opening of the vault; those that would be asked for are left out")
    void many() throws Exception {
        ProfileSession one = world.add(TokenHome.VAULT);
        ProfileSession two = world.add(TokenHome.VAULT);
        ProfileSession missing = world.add(TokenHome.NOWHERE);
        world.storeInVault(one, token("one"));
        world.storeInVault(two, token("two"));
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        Optional<Map<UUID, ProfileSecrets>> all = world.workflow.obtainAll(List.of(one, two, missing));
        assertThat(all)
                .contains(Map.of(
                        world.profile(one).id(), token("one"),
                        world.profile(two).id(), token("two"),
                        world.profile(missing).id(), ProfileSecrets.NONE));
        assertThat(world.questions.asked()).containsExactly("passphrase", "closed");
        assertThat(world.inMemory(one)).isEqualTo(ProfileSecrets.NONE);
    }

    @Test
    @DisplayName("of many profiles are not had when the person declines to open the vault")
    void manyDeclined() throws Exception {
        ProfileSession session = world.add(TokenHome.VAULT);
        world.storeInVault(session, token("one"));
        assertThat(world.workflow.obtainAll(List.of(session))).isEmpty();
    }
}
