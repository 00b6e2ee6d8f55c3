package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A store of secrets")
class SecretStoreTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final Set<PasswordUse> BOTH = EnumSet.allOf(PasswordUse.class);
    private static final Duration AGES = Duration.ofMinutes(1);

    private final Map<String, String> inKeyring = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    enum Kind {
        KEYRING,
        VAULT
    }

    private SecretStore store(Kind kind) throws SecretStoreException {
        return switch (kind) {
            case KEYRING -> new KeyringStore(new MapKeyring(inKeyring), AGES, AGES);
            case VAULT -> {
                Vault vault = QuickVaults.at(folder.resolve("vault.p12"));
                vault.create("passphrase".toCharArray());
                yield vault;
            }
        };
    }

    private static ProfileSecrets token(String text) {
        try {
            return ProfileSecrets.of(AccessToken.pasted(text));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProfileSecrets password(PasswordUse use, String text) {
        return ProfileSecrets.of(use, Password.of(text));
    }

    private static ProfileSecrets all() {
        return token("token")
                .or(password(PasswordUse.PROXY, "for the proxy"))
                .or(password(PasswordUse.CLIENT_CERTIFICATE, "for the certificate"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("keeps token and passwords of a profile together, and has nothing of another one:")
    void together(Kind kind) throws Exception {
        SecretStore store = store(kind);
        store.write(MINE, all(), BOTH);
        assertThat(store.read(MINE, BOTH)).isEqualTo(all());
        assertThat(store.read(new UUID(0, 2), BOTH)).isEqualTo(ProfileSecrets.NONE);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("keeps what is not given again:")
    void completes(Kind kind) throws Exception {
        SecretStore store = store(kind);
        store.write(MINE, all(), BOTH);
        store.write(MINE, password(PasswordUse.PROXY, "another"), BOTH);
        assertThat(store.read(MINE, BOTH))
                .isEqualTo(password(PasswordUse.PROXY, "another").or(all()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("drops a password that is not needed any more with the next writing:")
    void unneeded(Kind kind) throws Exception {
        SecretStore store = store(kind);
        store.write(MINE, all(), BOTH);
        store.write(MINE, ProfileSecrets.NONE, Set.of(PasswordUse.PROXY));
        assertThat(store.read(MINE, BOTH)).isEqualTo(token("token").or(password(PasswordUse.PROXY, "for the proxy")));
        store.write(MINE, ProfileSecrets.NONE, Set.of());
        assertThat(store.read(MINE, BOTH)).isEqualTo(token("token"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("deletes token and passwords together:")
    void deletes(Kind kind) throws Exception {
        SecretStore store = store(kind);
        store.write(MINE, all(), BOTH);
        store.delete(MINE);
        assertThat(store.read(MINE, BOTH)).isEqualTo(ProfileSecrets.NONE);
        assertThat(inKeyring).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("gives out copies only, and keeps copies only:")
    void copies(Kind kind) throws Exception {
        SecretStore store = store(kind);
        ProfileSecrets given = all();
        store.write(MINE, given, BOTH);
        given.close();
        store.read(MINE, BOTH).close();
        assertThat(store.read(MINE, BOTH)).isEqualTo(all());
    }

    @Test
    @DisplayName("in the keyring is not asked for passwords that no request needs")
    void asksForNothingUnneeded() throws Exception {
        inKeyring.put(MINE.toString(), "token");
        inKeyring.put(MINE + "/passwords", "{\"proxy\":\"for the proxy\"}");
        KeyringStore store = new KeyringStore(
                new MapKeyring(inKeyring) {
                    @Override
                    public Optional<String> read(String name) {
                        assertThat(name).isEqualTo(MINE.toString());
                        return super.read(name);
                    }
                },
                AGES,
                AGES);
        assertThat(store.read(MINE, Set.of())).isEqualTo(token("token"));
    }

    @Test
    @DisplayName("in the keyring that has nonsense for passwords has them asked for, and takes them then")
    void nonsense() throws Exception {
        inKeyring.put(MINE.toString(), "token");
        inKeyring.put(MINE + "/passwords", "nonsense");
        SecretStore store = store(Kind.KEYRING);
        assertThat(store.read(MINE, BOTH)).isEqualTo(token("token"));
        store.write(MINE, all(), BOTH);
        assertThat(store.read(MINE, BOTH)).isEqualTo(all());
    }

    private static class MapKeyring implements KeyringDoor {
        private final Map<String, String> secrets;

        MapKeyring(Map<String, String> secrets) {
            this.secrets = secrets;
        }

        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public void write(String name, String secret) {
            secrets.put(name, secret);
        }

        @Override
        public void delete(String name) {
            secrets.remove(name);
        }
    }
}
