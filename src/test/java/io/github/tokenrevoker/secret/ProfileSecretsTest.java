package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
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

    private static ProfileSecrets token(String text) throws Exception {
        return ProfileSecrets.of(AccessToken.pasted(text));
    }

    private static ProfileSecrets password(String text) {
        return ProfileSecrets.of(PasswordUse.PROXY, Password.of(text));
    }

    private static Profile profile() {
        return new Profile(MINE, "Mine", new OnezoneAddress("https", "a.example.org", 443), Environment.TEST, "");
    }

    private static Route throughProxy() {
        return Route.DEFAULT.by(new ProxyChoice.Through("proxy.example.org", 3128).letting("me"));
    }

    @Test
    @DisplayName("agree with others unless both know a token or both know passwords, and these differ")
    void agree() throws Exception {
        assertThat(token("first").agreeWith(token("first"))).isTrue();
        assertThat(token("first").agreeWith(password("hunter2"))).isTrue();
        assertThat(password("hunter2").agreeWith(token("first"))).isTrue();
        assertThat(password("hunter2").agreeWith(password("hunter2"))).isTrue();
        assertThat(token("first").agreeWith(token("second"))).isFalse();
        assertThat(password("hunter2").agreeWith(password("hunter3"))).isFalse();
        assertThat(token("first")
                        .or(password("hunter2"))
                        .agreeWith(token("first").or(password("hunter3"))))
                .isFalse();
    }

    @Test
    @DisplayName("are within others that have the same token, and not within those that have another or none")
    void within() throws Exception {
        assertThat(token("first").isWithin(secrets.or(token("first")))).isFalse();
        assertThat(token("first").isWithin(token("first"))).isTrue();
        assertThat(token("first").isWithin(password("hunter2"))).isFalse();
        assertThat(password("hunter2").isWithin(token("first").or(password("hunter2"))))
                .isTrue();
    }

    @Test
    @DisplayName("are incomplete without a token, and without a password that the route needs")
    void incomplete() throws Exception {
        assertThat(password("hunter2").isIncompleteFor(throughProxy())).isTrue();
        assertThat(token("first").isIncompleteFor(throughProxy())).isTrue();
        assertThat(token("first").isIncompleteFor(Route.DEFAULT)).isFalse();
        assertThat(token("first").or(password("hunter2")).isIncompleteFor(throughProxy()))
                .isFalse();
    }

    @Test
    @DisplayName("without their token are the passwords alone")
    void withoutToken() {
        assertThat(secrets.withoutToken()).isEqualTo(ProfileSecrets.of(PasswordUse.PROXY, PASSWORD));
    }

    @Test
    @DisplayName("for a request are a copy that outlives them, with the passwords that its route needs")
    void access() throws Exception {
        Access direct = secrets.access(profile());
        Access proxied = secrets.access(profile().reachedBy(throughProxy()));
        secrets.close();
        assertThat(direct.token()).isEqualTo(AccessToken.pasted("MDAxNXRva2VuCg"));
        assertThat(direct.passwords().isEmpty()).isTrue();
        assertThat(proxied.passwords().of(PasswordUse.PROXY)).contains(PASSWORD);
    }

    @Test
    @DisplayName("that are taken out of memory are the caller's to overwrite, and not known any more")
    void removed() {
        KnownSecrets known = new KnownSecrets();
        known.keep(MINE, secrets);
        ProfileSecrets taken = known.remove(MINE);
        assertThat(taken).isEqualTo(secrets);
        assertThat(taken.isOverwritten()).isFalse();
        assertThat(known.of(MINE).isEmpty()).isTrue();
        assertThat(known.remove(MINE)).isSameAs(ProfileSecrets.NONE);
    }

    @Test
    @DisplayName("are counted where memory prints itself")
    void counted() {
        KnownSecrets known = new KnownSecrets();
        known.keep(MINE, secrets);
        assertThat(known).hasToString("KnownSecrets[1 hidden]");
    }
}
