package io.github.tokenrevoker.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.secret.KeyringDoor;
import io.github.tokenrevoker.secret.KeyringStore;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.session.ProfileBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A token that profiles.json says is to be deleted")
class LeftoverTokensTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final Duration AGES = Duration.ofMinutes(1);

    private final Map<String, String> inKeyring = new HashMap<>();
    private final SteppedThreads threads = new SteppedThreads();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Vault vault;

    @BeforeEach
    void store() throws Exception {
        vault = QuickVaults.at(folder.resolve("vault.p12"));
        vault.create("passphrase".toCharArray());
        vault.write(MINE, ProfileSecrets.of(AccessToken.pasted("token")), Set.of());
    }

    /** Opens the tool on a file with one profile, and tidies up. */
    private void tidyUp(String home, String leftover) throws Exception {
        Files.writeString(folder.resolve("profiles.json"), """
                {"schema": 1,
                 "profiles": [{"id": "%s", "name": "Mine", "onezone": "onezone.example.org",
                               "environment": "test", "tokenHome": "%s"}],
                 "tokensToDelete": [{"profile": "%s", "tokenHome": "%s"}]}
                """.formatted(MINE, home, MINE, leftover));
        Background background = threads.background();
        ProfileBook book = new ProfileBook(
                new DocumentFile<>(folder.resolve("profiles.json"), new ProfileFormat(), Clock.systemUTC()),
                new KnownSecrets(),
                background);
        SecretStores homes = new SecretStores(new KeyringStore(new Door(), AGES, AGES), vault);
        SecretKeeper keeper = new SecretKeeper(book, homes, background);
        book.file().load(_ -> {});
        threads.drain();
        keeper.leftovers().delete();
        threads.drain();
    }

    @Test
    @DisplayName("is deleted once another copy is where its profile says")
    void copy() throws Exception {
        inKeyring.put(MINE.toString(), "token");
        tidyUp("keyring", "vault");
        assertThat(vault.read(MINE, Set.of()).token()).isEmpty();
    }

    @Test
    @DisplayName("stays where its profile says that it is")
    void home() throws Exception {
        tidyUp("vault", "vault");
        assertThat(vault.read(MINE, Set.of()).token()).isPresent();
    }

    @Test
    @DisplayName("stays while it is the only one of its profile, as after an old version of the file was brought back")
    void onlyCopy() throws Exception {
        tidyUp("keyring", "vault");
        assertThat(vault.read(MINE, Set.of()).token()).isPresent();
    }

    /** A keyring that is a map. */
    private final class Door implements KeyringDoor {
        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(inKeyring.get(name));
        }

        @Override
        public void write(String name, String secret) {
            inKeyring.put(name, secret);
        }

        @Override
        public void delete(String name) {
            inKeyring.remove(name);
        }
    }
}
