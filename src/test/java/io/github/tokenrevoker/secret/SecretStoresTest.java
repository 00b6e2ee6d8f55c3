package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.profile.TokenHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Among the stores of this machine, a profile's secrets")
class SecretStoresTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final Duration AGES = Duration.ofMinutes(1);

    private final FakeKeyring door = new FakeKeyring();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private SecretStores stores;

    @BeforeEach
    void open() throws SecretStoreException {
        Vault vault = QuickVaults.at(folder.resolve("vault.p12"));
        vault.create("passphrase".toCharArray());
        stores = new SecretStores(new KeyringStore(door, AGES, AGES), vault);
    }

    private static ProfileSecrets token(String text) {
        try {
            return ProfileSecrets.of(AccessToken.pasted(text));
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProfileSecrets password() {
        return ProfileSecrets.of(PasswordUse.PROXY, Password.of("hunter2"));
    }

    private static Profile profile(TokenHome home) {
        return new Profile(MINE, "Mine", new OnezoneAddress("https", "a.example.org", 443), Environment.TEST, "")
                .restingIn(home)
                .reachedBy(Route.DEFAULT.by(new ProxyChoice.Through("proxy.example.org", 3128).letting("me")));
    }

    private SecretStore store(TokenHome home) {
        return home == TokenHome.VAULT ? stores.vault() : stores.keyring();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOWHERE", "COMMAND"})
    @DisplayName("are written to its own store and read from there:")
    void ownStore(TokenHome home) throws SecretStoreException {
        ProfileSecrets all = token("first").or(password());
        stores.write(profile(home), all);
        assertThat(stores.read(profile(home))).isEqualTo(all);
        assertThat(store(home).read(MINE, Set.of(PasswordUse.PROXY))).isEqualTo(all);
        TokenHome other = home == TokenHome.VAULT ? TokenHome.KEYRING : TokenHome.VAULT;
        assertThat(store(other).read(MINE, Set.of()).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOWHERE", "COMMAND"})
    @DisplayName("are stored nowhere where it stores nothing:")
    void nowhere(TokenHome home) throws SecretStoreException {
        stores.write(profile(home), token("first"));
        stores.delete(MINE, home);
        assertThat(stores.read(profile(home)).isEmpty()).isTrue();
        assertThat(stores.holdsToken(MINE, home)).isFalse();
        assertThat(door.asked()).isZero();
        assertThat(stores.vault().read(MINE, Set.of()).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOWHERE", "COMMAND"})
    @DisplayName("are deleted from the store that is named, and from no other:")
    void deleted(TokenHome home) throws SecretStoreException {
        stores.write(profile(TokenHome.VAULT), token("first"));
        stores.write(profile(TokenHome.KEYRING), token("first"));
        stores.delete(MINE, home);
        assertThat(stores.holdsToken(MINE, TokenHome.VAULT)).isEqualTo(home != TokenHome.VAULT);
        assertThat(stores.holdsToken(MINE, TokenHome.KEYRING)).isEqualTo(home != TokenHome.KEYRING);
    }

    @Test
    @DisplayName("hold no token where only a password is stored")
    void passwordOnly() throws SecretStoreException {
        stores.write(profile(TokenHome.VAULT), password());
        assertThat(stores.holdsToken(MINE, TokenHome.VAULT)).isFalse();
    }

    @Test
    @DisplayName("are copied to another store with what is not in memory, and stay in the first")
    void copied() throws SecretStoreException {
        stores.write(profile(TokenHome.KEYRING), token("first").or(password()));
        ProfileSecrets written = stores.copy(profile(TokenHome.KEYRING), TokenHome.VAULT, token("second"));
        assertThat(written).isEqualTo(token("second").or(password()));
        assertThat(stores.vault().read(MINE, Set.of(PasswordUse.PROXY))).isEqualTo(written);
        assertThat(stores.holdsToken(MINE, TokenHome.KEYRING)).isTrue();
    }

    @Test
    @DisplayName("are copied without a question to the first store when all is in memory")
    void complete() throws SecretStoreException {
        ProfileSecrets known = token("first").or(password());
        assertThat(stores.copy(profile(TokenHome.KEYRING), TokenHome.VAULT, known))
                .isSameAs(known);
        assertThat(door.asked()).isZero();
    }

    @Test
    @DisplayName("are written to the store they are in with what is in memory alone")
    void sameStore() throws SecretStoreException {
        stores.write(profile(TokenHome.VAULT), token("first").or(password()));
        ProfileSecrets known = token("second");
        assertThat(stores.copy(profile(TokenHome.VAULT), TokenHome.VAULT, known))
                .isSameAs(known);
        assertThat(stores.read(profile(TokenHome.VAULT)))
                .isEqualTo(token("second").or(password()));
    }

    @Test
    @DisplayName("that were read for a copy are overwritten when it fails, and what is in memory is not")
    void failed() throws SecretStoreException {
        stores.write(profile(TokenHome.KEYRING), token("first").or(password()));
        ProfileSecrets known = token("second");
        stores.vault().lock();
        assertThatThrownBy(() -> stores.copy(profile(TokenHome.KEYRING), TokenHome.VAULT, known))
                .isInstanceOf(SecretStoreException.class);
        assertThat(known.isOverwritten()).isFalse();
    }

    private static Profile printing(UUID id, String token) {
        return new Profile(id, "Mine", new OnezoneAddress("https", "a.example.org", 443), Environment.TEST, "")
                .withTokenCommand(Optional.of(new TokenCommand(List.of("/bin/sh", "-c", "echo " + token))));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("come from its token command where it has one")
    void command() throws SecretStoreException {
        assertThat(stores.read(printing(MINE, "first"))).isEqualTo(token("first"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("come from its store where a token command is not in use")
    void unusedCommand() throws SecretStoreException {
        stores.write(profile(TokenHome.VAULT), token("first"));
        Profile profile = printing(MINE, "second").restingIn(TokenHome.VAULT);
        assertThat(stores.read(profile)).isEqualTo(token("first"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("come from the token commands of many at once, and from no store")
    void commands() {
        UUID other = new UUID(0, 2);
        assertThat(stores.runCommands(List.of(
                        printing(MINE, "first"),
                        printing(other, "second"),
                        printing(new UUID(0, 3), "third").restingIn(TokenHome.KEYRING))))
                .isEqualTo(Map.of(MINE, token("first"), other, token("second")));
    }
}
