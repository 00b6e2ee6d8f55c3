package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The contents of a vault")
class VaultContentsTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

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

    private static VaultContents of(UUID profile, ProfileSecrets secrets) {
        return new VaultContents(Map.of(profile, secrets));
    }

    @Test
    @DisplayName("are within others that have the same and more")
    void within() {
        VaultContents others = of(MINE, token("first")).or(of(OTHER, token("second")));
        assertThat(of(MINE, token("first")).isWithin(others)).isTrue();
    }

    @Test
    @DisplayName("are not within others that lack a profile")
    void profileLacks() {
        assertThat(of(MINE, token("first")).isWithin(of(OTHER, token("first")))).isFalse();
    }

    @Test
    @DisplayName("are not within others that have another token")
    void otherToken() {
        assertThat(of(MINE, token("first")).isWithin(of(MINE, token("second")))).isFalse();
    }

    @Test
    @DisplayName("are not within others that lack a password")
    void passwordLacks() {
        VaultContents both = of(MINE, token("first").or(password()));
        assertThat(both.isWithin(of(MINE, token("first")))).isFalse();
    }

    @Test
    @DisplayName("are overwritten, except for what others share")
    void overwritten() {
        ProfileSecrets kept = token("first");
        ProfileSecrets gone = token("second");
        VaultContents contents = new VaultContents(Map.of(MINE, kept, OTHER, gone));
        contents.clearWhatIsNotIn(contents.without(OTHER));
        assertThat(kept.isOverwritten()).isFalse();
        assertThat(gone.isOverwritten()).isTrue();
    }

    @Test
    @DisplayName("are all overwritten when they are cleared")
    void cleared() {
        ProfileSecrets secrets = token("first");
        of(MINE, secrets).clear();
        assertThat(secrets.isOverwritten()).isTrue();
    }

    @Test
    @DisplayName("are read as they were written, a token without passwords and passwords without a token too")
    void roundTrip() {
        VaultContents contents = new VaultContents(Map.of(MINE, token("first"), OTHER, password()));
        assertThat(VaultContents.read(contents.write())).contains(contents);
    }

    @Test
    @DisplayName("have no word about passwords for a profile without any")
    void noPasswords() {
        VaultContents contents = new VaultContents(Map.of(MINE, token("first"), OTHER, password()));
        String json = new String(contents.write(), StandardCharsets.UTF_8);
        String passwords = json.substring(json.indexOf("routePasswords"));
        assertThat(passwords).contains(OTHER.toString()).doesNotContain(MINE.toString());
    }

    @Test
    @DisplayName("never print themselves, and say so")
    void hidden() {
        assertThat(of(MINE, token("first"))).hasToString("VaultContents[hidden]");
    }
}
