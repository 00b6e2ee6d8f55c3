package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against the real thing, in a session of its own; see {@code .ci/keyring-check}. */
@DisplayName("The operating system's keyring")
class SystemKeyringTest {
    private final KeyringStore store =
            new KeyringStore(new SystemKeyring(), Duration.ofSeconds(10), Duration.ofSeconds(30));

    @Test
    @Tag("keyring")
    @DisplayName("answers, keeps, replaces and deletes a token of any length")
    void present() throws Exception {
        assertThat(store.answers()).isTrue();
        UUID mine = UUID.randomUUID();
        assertThat(store.read(mine, Set.of()).token()).isEmpty();
        store.write(mine, ProfileSecrets.of(AccessToken.pasted("first")), Set.of());
        AccessToken large = AccessToken.pasted("M".repeat(64 * 1024));
        store.write(mine, ProfileSecrets.of(large), Set.of());
        assertThat(store.read(mine, Set.of()).token()).contains(large);
        store.delete(mine);
        store.delete(mine);
        assertThat(store.read(mine, Set.of()).token()).isEmpty();
    }

    @Test
    @Tag("no-keyring")
    @DisplayName("that is not there is told at once")
    void absent() {
        assertThat(store.answers()).isFalse();
        assertThatThrownBy(() -> store.read(UUID.randomUUID(), Set.of()))
                .isInstanceOfSatisfying(
                        SecretStoreException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.ABSENT));
    }
}
