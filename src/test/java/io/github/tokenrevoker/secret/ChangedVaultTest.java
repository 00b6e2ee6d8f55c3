package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import io.github.tokenrevoker.secret.Vault.Change;
import io.github.tokenrevoker.secret.Vault.Choice;
import io.github.tokenrevoker.secret.Vault.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A synced folder is played by a second vault on a file of its own, which is copied over the first one's. */
@DisplayName("An open vault whose file somebody else has changed")
class ChangedVaultTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final UUID THEIRS = new UUID(0, 2);
    private static final UUID BOTH = new UUID(0, 3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private Vault vault;

    private static char[] passphrase() {
        return "passphrase".toCharArray();
    }

    private static AccessToken token(String text) {
        try {
            return AccessToken.pasted(text);
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void make() throws SecretStoreException {
        file = folder.resolve("vault.p12");
        vault = QuickVaults.at(file);
        vault.create(passphrase());
        vault.write(BOTH, ProfileSecrets.of(token("both")), Set.of());
    }

    private interface Work {
        void on(Vault vault) throws SecretStoreException;
    }

    /** Lets another machine work on what it has got so far, and brings its file here. */
    private void elsewhere(byte[] got, Work work) throws Exception {
        Path there = folder.resolve("there.p12");
        Files.write(there, got);
        Vault other = QuickVaults.at(there);
        assertThat(other.unlock(passphrase())).isEqualTo(new Opening.Opened());
        work.on(other);
        Files.copy(there, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] content() throws IOException {
        return Files.readAllBytes(file);
    }

    private Vault reopened() throws SecretStoreException {
        Vault again = QuickVaults.at(file);
        assertThat(again.unlock(passphrase())).isEqualTo(new Opening.Opened());
        return again;
    }

    private static void assertChanged(Vault vault) {
        assertThatThrownBy(() -> vault.write(MINE, ProfileSecrets.of(token("mine")), Set.of()))
                .isInstanceOfSatisfying(
                        SecretStoreException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.CHANGED));
    }

    @Test
    @DisplayName("takes over what they have added when it writes, and keeps what is its own")
    void merged() throws Exception {
        byte[] before = content();
        vault.write(MINE, ProfileSecrets.of(token("mine")), Set.of());
        elsewhere(before, other -> other.write(THEIRS, ProfileSecrets.of(token("theirs")), Set.of()));
        vault.write(BOTH, ProfileSecrets.of(token("new")), Set.of());
        Vault again = reopened();
        assertThat(again.read(MINE, Set.of()).token()).contains(token("mine"));
        assertThat(again.read(THEIRS, Set.of()).token()).contains(token("theirs"));
        assertThat(again.read(BOTH, Set.of()).token()).contains(token("new"));
    }

    @Test
    @DisplayName("gives what they have added when it is wanted")
    void read() throws Exception {
        elsewhere(content(), other -> other.write(THEIRS, ProfileSecrets.of(token("theirs")), Set.of()));
        assertThat(vault.read(THEIRS, Set.of()).token()).contains(token("theirs"));
    }

    @Test
    @DisplayName("writes back what is only its own, as after an old version of the file was brought back")
    void restored() throws Exception {
        byte[] backup = content();
        vault.write(MINE, ProfileSecrets.of(token("mine")), Set.of());
        Files.write(file, backup);
        assertThat(vault.lookAtFile()).isEmpty();
        assertThat(reopened().read(MINE, Set.of()).token()).contains(token("mine"));
    }

    @Test
    @DisplayName("notices it by the content, though size and time stay the same")
    void sameTime() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        elsewhere(content(), other -> other.write(BOTH, ProfileSecrets.of(token("BOTH")), Set.of()));
        Files.setLastModifiedTime(file, time);
        assertThat(vault.lookAtFile()).contains(Change.CONFLICTING);
    }

    @Test
    @DisplayName("writes nothing over another token for the same profile before it was asked about")
    void conflicting() throws Exception {
        elsewhere(content(), other -> other.write(BOTH, ProfileSecrets.of(token("theirs")), Set.of()));
        byte[] theirs = content();
        assertChanged(vault);
        assertThat(file).hasBinaryContent(theirs);
    }

    @Test
    @DisplayName("keeps its own version when that is chosen, with what they have added, and theirs beside it")
    void mine() throws Exception {
        elsewhere(content(), other -> {
            other.write(BOTH, ProfileSecrets.of(token("theirs")), Set.of());
            other.write(THEIRS, ProfileSecrets.of(token("added")), Set.of());
        });
        byte[] theirs = content();
        assertThat(vault.resolve(Choice.MINE).orElseThrow()).hasBinaryContent(theirs);
        Vault again = reopened();
        assertThat(again.read(BOTH, Set.of()).token()).contains(token("both"));
        assertThat(again.read(THEIRS, Set.of()).token()).contains(token("added"));
        vault.write(MINE, ProfileSecrets.of(token("mine")), Set.of());
        assertThat(reopened().read(MINE, Set.of()).token()).contains(token("mine"));
    }

    @Test
    @DisplayName("takes their version when that is chosen, and keeps its own beside it")
    void theirs() throws Exception {
        vault.write(MINE, ProfileSecrets.of(token("mine")), Set.of());
        elsewhere(content(), other -> {
            other.write(BOTH, ProfileSecrets.of(token("theirs")), Set.of());
            other.delete(MINE);
        });
        Path aside = vault.resolve(Choice.THEIRS).orElseThrow();
        assertThat(vault.read(BOTH, Set.of()).token()).contains(token("theirs"));
        assertThat(reopened().read(BOTH, Set.of()).token()).contains(token("theirs"));
        Vault kept = QuickVaults.at(aside);
        kept.unlock(passphrase());
        assertThat(kept.read(BOTH, Set.of()).token()).contains(token("both"));
    }

    @Test
    @DisplayName("with another passphrase writes nothing over it, and opens with that once theirs is chosen")
    void otherPassphrase() throws Exception {
        elsewhere(content(), other -> other.changePassphrase(passphrase(), "other".toCharArray()));
        byte[] theirs = content();
        assertThat(vault.lookAtFile()).contains(Change.UNREADABLE);
        assertChanged(vault);
        assertThat(file).hasBinaryContent(theirs);
        assertThat(vault.resolve(Choice.THEIRS)).isPresent();
        assertThat(vault.isOpen()).isFalse();
        assertThat(file).hasBinaryContent(theirs);
        assertThat(vault.unlock("other".toCharArray())).isEqualTo(new Opening.Opened());
    }

    @Test
    @DisplayName("is not put in the place of theirs when it is opened with the passphrase from before")
    void oldPassphrase() throws Exception {
        vault.write(MINE, ProfileSecrets.of(token("mine")), Set.of());
        elsewhere(content(), other -> other.changePassphrase(passphrase(), "other".toCharArray()));
        byte[] theirs = content();
        vault.lock();
        assertThat(vault.unlock(passphrase())).isEqualTo(new Opening.OpensPrevious());
        assertThat(vault.isOpen()).isFalse();
        assertThat(file).hasBinaryContent(theirs);
    }

    @Test
    @DisplayName("by damage writes nothing over it, and keeps it beside its own when that is chosen")
    void damaged() throws Exception {
        byte[] damaged = {1, 2, 3};
        Files.write(file, damaged);
        assertThat(vault.lookAtFile()).contains(Change.UNREADABLE);
        assertChanged(vault);
        assertThat(vault.resolve(Choice.MINE).orElseThrow()).hasBinaryContent(damaged);
        assertThat(reopened().read(BOTH, Set.of()).token()).contains(token("both"));
    }

    @Test
    @DisplayName("by deleting it does not make it anew unasked, and gives what it holds meanwhile")
    void deleted() throws Exception {
        Files.delete(file);
        assertThat(vault.lookAtFile()).contains(Change.DELETED);
        assertChanged(vault);
        assertThat(file).doesNotExist();
        assertThat(vault.read(BOTH, Set.of()).token()).contains(token("both"));
        assertThat(vault.resolve(Choice.MINE)).isEmpty();
        assertThat(reopened().read(BOTH, Set.of()).token()).contains(token("both"));
    }

    @Test
    @DisplayName("by a change of the passphrase here is asked about first as well")
    void changingPassphrase() throws Exception {
        elsewhere(content(), other -> other.write(BOTH, ProfileSecrets.of(token("theirs")), Set.of()));
        byte[] theirs = content();
        assertThatThrownBy(() -> vault.changePassphrase(passphrase(), "next".toCharArray()))
                .isInstanceOf(SecretStoreException.class);
        assertThat(file).hasBinaryContent(theirs);
    }

    @Test
    @DisplayName("is not written by storing many or by deleting before it was asked about")
    void otherWriters() throws Exception {
        elsewhere(content(), other -> other.write(BOTH, ProfileSecrets.of(token("other")), Set.of()));
        byte[] theirs = content();
        assertThatThrownBy(() -> vault.writeAll(Map.of(MINE, ProfileSecrets.of(token("mine")))))
                .isInstanceOfSatisfying(
                        SecretStoreException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.CHANGED));
        assertThatThrownBy(() -> vault.delete(BOTH))
                .isInstanceOfSatisfying(
                        SecretStoreException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.CHANGED));
        assertThat(content()).isEqualTo(theirs);
    }
}
