package io.github.tokenrevoker.ui.secrets;

import static io.github.tokenrevoker.ui.secrets.ScriptedQuestions.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.secret.Vault.Choice;
import io.github.tokenrevoker.ui.secrets.VaultConversation.Agreed;
import io.github.tokenrevoker.ui.secrets.VaultConversation.PassphraseChange;
import io.github.tokenrevoker.ui.secrets.VaultConversation.Unlocking.Forgotten;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The vault")
class VaultWorkflowTest {
    private static final String OTHER = "another four words entirely";

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
    void overwritten() {
        world.close();
        assertThat(world.questions.typed())
                .allSatisfy(passphrase -> assertThat(passphrase.letters()).containsOnly('\0'));
    }

    private void make() throws Exception {
        world.storeInVault(world.add(TokenHome.VAULT), token("token"));
    }

    private boolean isShownOpen() {
        return world.threads.fx().call(() -> world.lock.openProperty().get());
    }

    @Test
    @DisplayName("is made under a new passphrase where there is none")
    void made() throws Exception {
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        assertThat(world.opening.open()).isTrue();
        assertThat(world.questions.asked()).containsExactly("new passphrase", "closed");
        assertThat(isShownOpen()).isTrue();
        assertThat(world.vaultFile).exists();
    }

    @Test
    @DisplayName("takes no passphrase for a time after a wrong one, and then the right one")
    void wrong() throws Exception {
        make();
        world.questions.thenPassphrase("wrong").then(() -> {
            assertThat(world.questions.lastPause()).isPositive();
            return world.questions.type(SecretsWorld.PASSPHRASE);
        });
        assertThat(world.opening.open()).isTrue();
        assertThat(world.questions.asked()).containsExactly("passphrase", "passphrase", "closed");
    }

    @Test
    @DisplayName("stays locked when the person declines, and takes no passphrase yet when it is asked for again")
    void declined() throws Exception {
        make();
        world.questions.thenPassphrase("wrong");
        assertThat(world.opening.open()).isFalse();
        assertThat(isShownOpen()).isFalse();
        assertThat(world.opening.open()).isFalse();
        assertThat(world.questions.lastPause()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("that was opened after the person had closed the window counts as declined")
    void closedWhileTried() throws Exception {
        make();
        world.questions.closeWindowWhileTried();
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        assertThat(world.opening.open()).isFalse();
    }

    @Test
    @DisplayName("that is open is not asked about")
    void isOpen() throws Exception {
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        world.opening.open();
        assertThat(world.opening.open()).isTrue();
        assertThat(world.questions.asked()).containsExactly("new passphrase", "closed");
    }

    @Test
    @DisplayName("is asked about once when two need it at once")
    void two() throws Exception {
        make();
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        CountDownLatch secondBegins = new CountDownLatch(1);
        world.questions.then(() -> {
            var _ = CompletableFuture.runAsync(() -> {
                secondBegins.countDown();
                second.complete(opens());
            });
            await(secondBegins);
            return world.questions.type(SecretsWorld.PASSPHRASE);
        });
        assertThat(world.opening.open()).isTrue();
        assertThat(second.join()).isTrue();
        assertThat(world.questions.asked()).containsExactly("passphrase", "closed");
    }

    private boolean opens() {
        try {
            return world.opening.open();
        } catch (SecretStoreException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    @DisplayName("of a forgotten passphrase is set aside once the person agrees, and an empty one is made")
    void forgotten() throws Exception {
        make();
        world.questions.then(Forgotten::new).then(Agreed::new).thenPassphrase(OTHER);
        assertThat(world.opening.open()).isTrue();
        assertThat(world.questions.asked()).containsExactly("passphrase", "fresh start", "new passphrase", "closed");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .anyMatch(name -> name.startsWith("vault.p12.forgotten-"));
        }
    }

    @Test
    @DisplayName("of a forgotten passphrase stays as it is without that agreement")
    void notForgotten() throws Exception {
        make();
        byte[] before = Files.readAllBytes(world.vaultFile);
        world.questions.then(Forgotten::new);
        assertThat(world.opening.open()).isFalse();
        assertThat(world.vaultFile).hasBinaryContent(before);
    }

    private void givePassphraseElsewhere() throws Exception {
        make();
        byte[] before = Files.readAllBytes(world.vaultFile);
        Vault elsewhere = QuickVaults.at(world.vaultFile);
        elsewhere.changePassphrase(SecretsWorld.PASSPHRASE.toCharArray(), OTHER.toCharArray());
        Files.write(world.vaultFile.resolveSibling("vault.p12.previous"), before);
    }

    @Test
    @DisplayName("of which only the previous version opens is set aside once the person agrees, which is told")
    void previous() throws Exception {
        givePassphraseElsewhere();
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE).then(Agreed::new);
        assertThat(world.opening.open()).isTrue();
        assertThat(world.questions.asked()).containsExactly("passphrase", "previous version", "closed");
        assertThat(world.notices()).singleElement().asString().contains("vault.p12.damaged-");
    }

    @Test
    @DisplayName("of which only the previous version opens stays locked without that agreement")
    void notPrevious() throws Exception {
        givePassphraseElsewhere();
        byte[] before = Files.readAllBytes(world.vaultFile);
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        assertThat(world.opening.open()).isFalse();
        assertThat(isShownOpen()).isFalse();
        assertThat(world.vaultFile).hasBinaryContent(before);
    }

    @Test
    @DisplayName("that another program has changed is asked about, and the version that does not count is kept aside")
    void changed() throws Exception {
        ProfileSession session = world.add(TokenHome.VAULT);
        UUID id = world.profile(session).id();
        world.storeInVault(session, token("mine"));
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        world.opening.open();
        Files.write(world.vaultFile, new byte[] {1, 2, 3});
        world.questions.then(() -> Choice.MINE);
        assertThat(world.opening.open()).isTrue();
        assertThat(world.questions.asked()).endsWith("UNREADABLE");
        assertThat(world.notices()).singleElement().asString().contains("vault.p12.changed-");
        Vault again = QuickVaults.at(world.vaultFile);
        again.unlock(SecretsWorld.PASSPHRASE.toCharArray());
        assertThat(again.read(id, Set.of())).isEqualTo(token("mine"));
    }

    @Test
    @DisplayName("that another program has changed is not used while the person has not decided")
    void undecided() throws Exception {
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        world.opening.open();
        Files.write(world.vaultFile, new byte[] {1, 2, 3});
        assertThat(world.opening.open()).isFalse();
        assertThat(world.vaultFile).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    @DisplayName("gets another passphrase only for the present one")
    void passphraseChanged() throws Exception {
        make();
        for (String present : List.of("wrong", SecretsWorld.PASSPHRASE)) {
            world.questions.then(
                    () -> new PassphraseChange(world.questions.type(present), world.questions.type(OTHER)));
        }
        world.opening.changePassphrase();
        assertThat(world.questions.asked()).containsExactly("change", "change", "closed");
        assertThat(QuickVaults.at(world.vaultFile).unlock(OTHER.toCharArray())).isEqualTo(new Vault.Opening.Opened());
    }

    @Test
    @DisplayName("is locked at once, and forgets what is in memory")
    void locked() throws Exception {
        ProfileSession session = world.add(TokenHome.VAULT);
        world.storeInVault(session, token("token"));
        world.questions.thenPassphrase(SecretsWorld.PASSPHRASE);
        world.workflow.obtain(session).orElseThrow().close();
        world.threads.fx().run(world.lock::lock);
        assertThat(isShownOpen()).isFalse();
        assertThat(world.inMemory(session)).isEqualTo(ProfileSecrets.NONE);
        assertThat(world.notices()).containsExactly(SecretsWorld.words("locked"));
        assertThat(world.opening.open()).isFalse();
        assertThat(world.vault.isOpen()).isFalse();
    }
}
