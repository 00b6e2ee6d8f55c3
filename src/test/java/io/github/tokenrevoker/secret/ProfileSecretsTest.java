package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.onezone.AccessToken;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The secrets of a profile")
class ProfileSecretsTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final Password PASSWORD = Password.of("hunter2");

    @SuppressWarnings("NullAway.Init")
    private ProfileSecrets secrets;

    @BeforeEach
    void make() throws Exception {
        secrets = ProfileSecrets.of(AccessToken.pasted("MDAxNXRva2VuCg"))
                .or(ProfileSecrets.of(PasswordUse.PROXY, PASSWORD.copy()));
    }

    @Test
    @DisplayName("print nothing of themselves, in memory's list neither")
    void hidden() {
        KnownSecrets known = new KnownSecrets();
        known.keep(MINE, secrets);
        assertThat(secrets + " " + known)
                .contains("hidden")
                .doesNotContain("MDAx")
                .doesNotContain("hunter2");
    }

    @Test
    @DisplayName("are overwritten when they are closed, and their copies are not")
    void closed() {
        ProfileSecrets copy = secrets.copy();
        secrets.close();
        assertThat(secrets.isOverwritten()).isTrue();
        assertThat(secrets.passwords().of(PasswordUse.PROXY)).get().isNotEqualTo(PASSWORD);
        assertThat(copy.isOverwritten()).isFalse();
        assertThat(copy.passwords().of(PasswordUse.PROXY)).contains(PASSWORD);
    }

    @Test
    @DisplayName("are overwritten in memory when others replace them or they are forgotten")
    void replaced() throws Exception {
        KnownSecrets known = new KnownSecrets();
        known.keep(MINE, secrets);
        ProfileSecrets before = known.of(MINE);
        known.keep(MINE, ProfileSecrets.of(AccessToken.pasted("another")));
        assertThat(before.isOverwritten()).isTrue();
        assertThat(known.of(MINE).passwords().of(PasswordUse.PROXY)).contains(PASSWORD);
        ProfileSecrets now = known.of(MINE);
        known.forgetPasswords(MINE);
        assertThat(now.passwords().of(PasswordUse.PROXY)).get().isNotEqualTo(PASSWORD);
        assertThat(now.isOverwritten()).isFalse();
        known.close();
        assertThat(now.isOverwritten()).isTrue();
        assertThat(known.of(MINE).isEmpty()).isTrue();
    }
}
